import { and, asc, desc, eq, gte, isNull, lt, or, type SQL } from 'drizzle-orm';
import { type AlertDetails, alertDetailsShape } from '@/lib/alerts/alert';
import type { Database } from './database';
import { parseJsonColumn } from './json-column';
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
  /** ULID; null for alerts of earlier installations, and so is `episode` (lib/alerts/alert.ts). */
  uid: string | null;
  episode: string | null;
  details: AlertDetails;
  clearedAt: number | null;
  acknowledgedAt: number | null;
  /** Name of the caregiver. */
  acknowledgedBy: string | null;
  /** Its recording is never swept. */
  kept: boolean;
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
  uid: alertLogs.uid,
  episode: alertLogs.episode,
  details: alertLogs.details,
  clearedAt: alertLogs.clearedAt,
  acknowledgedAt: alertLogs.acknowledgedAt,
  acknowledgedBy: alertLogs.acknowledgedBy,
  kept: alertLogs.kept,
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

/** Alerts since that moment (wall ms), of all cradles and their caregivers of today. */
export async function listAlertsSince({ orm }: Database, since: number): Promise<AlertRow[]> {
  const rows = await orm
    .select(columns)
    .from(alertLogs)
    .innerJoin(agents, and(eq(agents.id, alertLogs.agentId), eq(agents.userId, alertLogs.userId)))
    .where(gte(alertLogs.createdAt, new Date(since)))
    .orderBy(asc(alertLogs.createdAt), asc(alertLogs.id));
  return rows.map(toAlert);
}

/** When alerts were raised since that moment (wall ms), of all cradles that have not changed hands; newest first. */
export async function listAlertMoments(
  { orm }: Database,
  { since, limit }: { since: number; limit: number },
): Promise<{ agentId: number; at: number }[]> {
  const { agentId, createdAt } = alertLogs;
  const rows = await orm
    .select({ agentId, createdAt })
    .from(alertLogs)
    .innerJoin(agents, and(eq(agents.id, agentId), eq(agents.userId, alertLogs.userId)))
    .where(gte(createdAt, new Date(since)))
    .orderBy(desc(createdAt), desc(alertLogs.id))
    .limit(limit);
  return rows.flatMap(({ agentId, createdAt: at }) => (at === null ? [] : [{ agentId, at: at.getTime() }]));
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

/** Of all alerts of its episode; one of an earlier installation is alone. Again changes nothing. */
export async function saveAcknowledged(
  { orm }: Database,
  {
    id,
    episode,
    ownerId,
    now,
    by,
  }: { id: number; episode: string | null; ownerId: number; now: number; by: string },
): Promise<void> {
  const isMeant = episode === null ? eq(alertLogs.id, id) : eq(alertLogs.episode, episode);
  await orm
    .update(alertLogs)
    .set({ acknowledgedAt: new Date(now), acknowledgedBy: by })
    .where(and(isMeant, eq(alertLogs.userId, ownerId), isNull(alertLogs.acknowledgedAt)));
}

export async function saveKept(
  { orm }: Database,
  { id, ownerId, kept }: { id: number; ownerId: number; kept: boolean },
): Promise<void> {
  await orm
    .update(alertLogs)
    .set({ kept })
    .where(and(eq(alertLogs.id, id), eq(alertLogs.userId, ownerId)));
}

function isOpen(): SQL | undefined {
  return or(isNull(alertLogs.resolved), eq(alertLogs.resolved, false));
}

type Moments = 'createdAt' | 'resolvedAt' | 'clearedAt' | 'acknowledgedAt';
type AlertColumns = Omit<AlertRow, 'notificationSent' | 'resolved' | 'details' | Moments> & {
  notificationSent: boolean | null;
  resolved: boolean | null;
  details: unknown;
} & Record<Moments, Date | null>;

function toAlert(row: AlertColumns): AlertRow {
  return {
    ...row,
    notificationSent: row.notificationSent ?? false,
    resolved: row.resolved ?? false,
    details: readDetails(row.details),
    createdAt: row.createdAt?.getTime() ?? null,
    resolvedAt: row.resolvedAt?.getTime() ?? null,
    clearedAt: row.clearedAt?.getTime() ?? null,
    acknowledgedAt: row.acknowledgedAt?.getTime() ?? null,
  };
}

/** What another version wrote otherwise is not known: the alert's text still says it. */
function readDetails(stored: unknown): AlertDetails {
  const parsed = alertDetailsShape.safeParse(parseJsonColumn(stored));
  return parsed.success ? parsed.data : {};
}
