import { and, desc, eq, gte, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { Database } from './database';
import { agents, alertLogs } from './schema';

/** An alert that was raised. Times in wall ms; null only where an earlier installation left them out. */
export interface AlertRow {
  id: number;
  agentId: number;
  agentUuid: string;
  type: string;
  message: string;
  /** °C at that moment. */
  temperature: number | null;
  faceDetected: boolean | null;
  notificationSent: boolean;
  resolved: boolean;
  createdAt: number | null;
  resolvedAt: number | null;
}

/** Alerts of one page of a history. */
const PAGE_ROWS = 1_000;

const columns = {
  id: alertLogs.id,
  agentId: alertLogs.agentId,
  agentUuid: agents.uuid,
  type: alertLogs.alertType,
  message: alertLogs.alertMessage,
  temperature: alertLogs.temperature,
  faceDetected: alertLogs.faceDetected,
  notificationSent: alertLogs.notificationSent,
  resolved: alertLogs.resolved,
  createdAt: alertLogs.createdAt,
  resolvedAt: alertLogs.resolvedAt,
};

/**
 * An alert is its caregiver's while the cradle is, too: the earlier server let others take a cradle over, and the
 * alerts from before are not for them.
 */
function ownedBy(ownerId: number): SQL | undefined {
  return and(eq(alertLogs.userId, ownerId), eq(agents.userId, ownerId));
}

/** A caregiver's newest alerts since that moment (wall ms), newest first. */
export async function listRecentAlerts(
  { orm }: Database,
  { ownerId, since, limit }: { ownerId: number; since: number; limit: number },
): Promise<AlertRow[]> {
  const rows = await orm
    .select(columns)
    .from(alertLogs)
    .innerJoin(agents, eq(agents.id, alertLogs.agentId))
    .where(and(ownedBy(ownerId), gte(alertLogs.createdAt, new Date(since))))
    .orderBy(desc(alertLogs.createdAt), desc(alertLogs.id))
    .limit(limit);
  return rows.map(toAlert);
}

/** Where in a list, newest first, the next page begins: after this alert, or from this moment (wall ms) back. */
export interface AlertCursor {
  at: number;
  /** Null leaves out all of that very moment. */
  id: number | null;
}

export interface AlertHistory {
  agentId: number;
  ownerId: number;
  /** Wall ms. */
  since: number;
}

/** A page of a cradle's alerts since that moment, newest first. */
export async function listAlertPage(
  { orm }: Database,
  { agentId, ownerId, since }: AlertHistory,
  { after, limit }: { after: AlertCursor | null; limit: number },
): Promise<AlertRow[]> {
  const rows = await orm
    .select(columns)
    .from(alertLogs)
    .innerJoin(agents, eq(agents.id, alertLogs.agentId))
    .where(
      and(
        eq(alertLogs.agentId, agentId),
        ownedBy(ownerId),
        gte(alertLogs.createdAt, new Date(since)),
        after === null ? undefined : isAfter(after),
      ),
    )
    .orderBy(desc(alertLogs.createdAt), desc(alertLogs.id))
    .limit(limit);
  return rows.map(toAlert);
}

/** A cradle's alerts since that moment, newest first, page by page: there may be many. */
export async function* alertPages(database: Database, history: AlertHistory): AsyncGenerator<AlertRow[]> {
  let after: AlertCursor | null = null;
  for (;;) {
    const rows: AlertRow[] = await listAlertPage(database, history, { after, limit: PAGE_ROWS });
    if (rows.length > 0) yield rows;
    const oldest = rows.at(-1);
    if (rows.length < PAGE_ROWS || !oldest?.createdAt) return;
    after = { at: oldest.createdAt, id: oldest.id };
  }
}

function isAfter({ at, id }: AlertCursor): SQL | undefined {
  const moment = new Date(at);
  const earlier = lt(alertLogs.createdAt, moment);
  return id === null ? earlier : or(earlier, and(eq(alertLogs.createdAt, moment), lt(alertLogs.id, id)));
}

/** One alert of a caregiver's, or null: unknown, or somebody else's. */
export async function findOwnedAlert(
  { orm }: Database,
  { id, ownerId }: { id: number; ownerId: number },
): Promise<AlertRow | null> {
  const rows = await orm
    .select(columns)
    .from(alertLogs)
    .innerJoin(agents, eq(agents.id, alertLogs.agentId))
    .where(and(eq(alertLogs.id, id), ownedBy(ownerId)))
    .limit(1);
  return rows[0] ? toAlert(rows[0]) : null;
}

/** Alerts since that moment (wall ms) that nobody has resolved, of all cradles. */
export async function listOpenAlerts({ orm }: Database, since: number): Promise<AlertRow[]> {
  const rows = await orm
    .select(columns)
    .from(alertLogs)
    .innerJoin(agents, and(eq(agents.id, alertLogs.agentId), eq(agents.userId, alertLogs.userId)))
    .where(and(gte(alertLogs.createdAt, new Date(since)), isOpen()));
  return rows.map(toAlert);
}

/** Resolving again changes nothing: `resolved_at` stays that of the first time. */
export async function saveResolved(
  { orm }: Database,
  { id, ownerId, now }: { id: number; ownerId: number; now: number },
): Promise<void> {
  await orm
    .update(alertLogs)
    .set({ resolved: true, resolvedAt: new Date(now) })
    .where(and(eq(alertLogs.id, id), eq(alertLogs.userId, ownerId), isOpen()));
}

function isOpen(): SQL | undefined {
  return or(isNull(alertLogs.resolved), eq(alertLogs.resolved, false));
}

type AlertColumns = Omit<AlertRow, 'notificationSent' | 'resolved' | 'createdAt' | 'resolvedAt'> & {
  notificationSent: boolean | null;
  resolved: boolean | null;
  createdAt: Date | null;
  resolvedAt: Date | null;
};

function toAlert(row: AlertColumns): AlertRow {
  return {
    ...row,
    notificationSent: row.notificationSent ?? false,
    resolved: row.resolved ?? false,
    createdAt: row.createdAt?.getTime() ?? null,
    resolvedAt: row.resolvedAt?.getTime() ?? null,
  };
}
