import { and, asc, desc, eq, gte, isNull, or, type SQL } from 'drizzle-orm';
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
  /** When its caregiver looked at it. */
  seenAt: number | null;
}

export const alertColumns = {
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
  seenAt: alertLogs.seenAt,
};

/**
 * An alert is its caregiver's while the cradle is, too: the earlier server let others take a cradle over, and the
 * alerts from before are not for them.
 */
export function ownedBy(ownerId: number): SQL | undefined {
  return and(eq(alertLogs.userId, ownerId), eq(agents.userId, ownerId));
}

/** A caregiver's newest alerts since that moment (wall ms), newest first. */
export async function listRecentAlerts(
  { orm }: Database,
  { ownerId, since, limit }: { ownerId: number; since: number; limit: number },
): Promise<AlertRow[]> {
  const rows = await orm
    .select(alertColumns)
    .from(alertLogs)
    .innerJoin(agents, eq(agents.id, alertLogs.agentId))
    .where(and(ownedBy(ownerId), gte(alertLogs.createdAt, new Date(since))))
    .orderBy(desc(alertLogs.createdAt), desc(alertLogs.id))
    .limit(limit);
  return rows.map(toAlert);
}

/** One alert of a caregiver's, or null: unknown, or somebody else's. */
export async function findOwnedAlert(
  { orm }: Database,
  { id, ownerId }: { id: number; ownerId: number },
): Promise<AlertRow | null> {
  const rows = await orm
    .select(alertColumns)
    .from(alertLogs)
    .innerJoin(agents, eq(agents.id, alertLogs.agentId))
    .where(and(eq(alertLogs.id, id), ownedBy(ownerId)))
    .limit(1);
  return rows[0] ? toAlert(rows[0]) : null;
}

/** Alerts since that moment (wall ms), of all cradles and their caregivers of today. */
export async function listAlertsSince({ orm }: Database, since: number): Promise<AlertRow[]> {
  const rows = await orm
    .select(alertColumns)
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

/** Nobody has looked at it, nor answered it anywhere else. */
export function isUnread(): SQL | undefined {
  return and(isNull(alertLogs.seenAt), isNull(alertLogs.acknowledgedAt), isOpen());
}

export function isOpen(): SQL | undefined {
  return or(isNull(alertLogs.resolved), eq(alertLogs.resolved, false));
}

type Moments = 'createdAt' | 'resolvedAt' | 'clearedAt' | 'acknowledgedAt' | 'seenAt';
type AlertColumns = Omit<AlertRow, 'notificationSent' | 'resolved' | 'details' | Moments> & {
  notificationSent: boolean | null;
  resolved: boolean | null;
  details: unknown;
} & Record<Moments, Date | null>;

export function toAlert(row: AlertColumns): AlertRow {
  return {
    ...row,
    notificationSent: row.notificationSent ?? false,
    resolved: row.resolved ?? false,
    details: readDetails(row.details),
    createdAt: row.createdAt?.getTime() ?? null,
    resolvedAt: row.resolvedAt?.getTime() ?? null,
    clearedAt: row.clearedAt?.getTime() ?? null,
    acknowledgedAt: row.acknowledgedAt?.getTime() ?? null,
    seenAt: row.seenAt?.getTime() ?? null,
  };
}

/** What another version wrote otherwise is not known: the alert's text still says it. */
function readDetails(stored: unknown): AlertDetails {
  const parsed = alertDetailsShape.safeParse(parseJsonColumn(stored));
  return parsed.success ? parsed.data : {};
}
