import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { WatchSettings } from '@/lib/alerts/watch-settings';
import { againWhenLocked } from './again-when-locked';
import type { Database } from './database';
import { agents } from './schema';

/** A registered cradle; the table and the wire call it an agent. Times in wall ms. */
export interface CradleRow {
  id: number;
  uuid: string;
  ip: string;
  ownerId: number | null;
  /** What its caregiver calls it; null without a name. */
  name: string | null;
  createdAt: number;
  updatedAt: number;
}

const columns = {
  id: agents.id,
  uuid: agents.uuid,
  ip: agents.ip,
  ownerId: agents.userId,
  name: agents.name,
  createdAt: agents.createdAt,
  updatedAt: agents.updatedAt,
};

/** The cradles of one caregiver, the oldest first. */
export async function listCradles({ orm }: Database, ownerId: number): Promise<CradleRow[]> {
  const rows = await orm
    .select(columns)
    .from(agents)
    .where(eq(agents.userId, ownerId))
    .orderBy(asc(agents.id));
  return rows.map(toCradle);
}

export async function listAllCradles({ orm }: Database): Promise<(CradleRow & { watch: WatchSettings })[]> {
  const rows = await orm
    .select({ ...columns, watch: { inUse: agents.inUse, offlineTimeout: agents.offlineTimeout } })
    .from(agents)
    .where(isNull(agents.deletedAt));
  return rows.map(({ watch, ...row }) => ({ ...toCradle(row), watch }));
}

export async function findCradle({ orm }: Database, uuid: string): Promise<CradleRow | null> {
  const rows = await orm.select(columns).from(agents).where(eq(agents.uuid, uuid)).limit(1);
  return rows[0] ? toCradle(rows[0]) : null;
}

/** Registers a cradle or notes its new address; two registrations at once make one row. */
export async function saveCradleAddress(
  { orm }: Database,
  { uuid, ip, now }: { uuid: string; ip: string; now: number },
): Promise<void> {
  const at = new Date(now);
  await againWhenLocked(() =>
    orm
      .insert(agents)
      .values({ uuid, ip, createdAt: at, updatedAt: at })
      .onDuplicateKeyUpdate({ set: { ip, updatedAt: at } }),
  );
}

/** Gives the cradle to a caregiver unless somebody else has it. @returns whether it is theirs now. */
export async function claimCradle(
  database: Database,
  { uuid, ownerId, now }: { uuid: string; ownerId: number; now: number },
): Promise<boolean> {
  const free = or(isNull(agents.userId), eq(agents.userId, ownerId));
  await againWhenLocked(() =>
    database.orm
      .update(agents)
      .set({ userId: ownerId, updatedAt: new Date(now) })
      .where(and(eq(agents.uuid, uuid), free)),
  );
  const cradle = await findCradle(database, uuid);
  return cradle?.ownerId === ownerId;
}

/** Names a caregiver's cradle, or takes its name away. @returns whether it is theirs. */
export async function renameCradle(
  database: Database,
  { id, ownerId, name }: { id: number; ownerId: number; name: string | null },
): Promise<boolean> {
  const theirs = and(eq(agents.id, id), eq(agents.userId, ownerId));
  await againWhenLocked(() => database.orm.update(agents).set({ name }).where(theirs));
  // Counting changed rows would not tell: one that has this name already is theirs too.
  const rows = await database.orm.select({ id: agents.id }).from(agents).where(theirs).limit(1);
  return rows.length > 0;
}

interface CradleColumns extends Omit<CradleRow, 'ip' | 'createdAt' | 'updatedAt'> {
  ip: string | null;
  createdAt: Date | null;
  updatedAt: Date | null;
}

/** Databases of earlier installations may lack the address and either time. */
function toCradle(row: CradleColumns): CradleRow {
  const createdAt = (row.createdAt ?? row.updatedAt ?? new Date(0)).getTime();
  return { ...row, ip: row.ip ?? '', createdAt, updatedAt: row.updatedAt?.getTime() ?? createdAt };
}
