import { and, desc, eq, gte, isNotNull, lt, ne } from 'drizzle-orm';
import { type AlertDetails, alertDetailsShape } from '@/lib/alerts/alert';
import type { NotificationKind, NotificationRow, NotificationState } from './alert-changes';
import type { Database } from './database';
import { agents, alertLogs, notifications, videoFrames } from './schema';

/** An alert that a message is about. */
export interface NotifiedAlert {
  id: number;
  uid: string;
  episode: string;
  type: string;
  details: AlertDetails;
  agentId: number;
  cradleUuid: string;
  /** Whose it is now, and was when it was raised. */
  ownerId: number;
  /** Wall ms. */
  at: number;
}

/** Far more than ever wait at once (lib/notify/dispatch.ts). */
const MOST_QUEUED = 10_000;

const alertColumns = {
  id: alertLogs.id,
  uid: alertLogs.uid,
  episode: alertLogs.episode,
  type: alertLogs.alertType,
  details: alertLogs.details,
  agentId: alertLogs.agentId,
  cradleUuid: agents.uuid,
  ownerId: agents.userId,
  at: alertLogs.createdAt,
};
const isOfOwner = and(eq(agents.id, alertLogs.agentId), eq(agents.userId, alertLogs.userId));

/** A message that waits, with what it is about: null for a test, and for an alert that is no longer its caregiver's. */
export interface QueuedNotification {
  row: NotificationRow;
  alert: NotifiedAlert | null;
  /** Somebody has looked after it since. */
  isAnswered: boolean;
}

/** The messages that wait to be told, the oldest first. */
export async function listQueuedNotifications({ orm }: Database): Promise<QueuedNotification[]> {
  const { acknowledgedAt, resolved } = alertLogs;
  const rows = await orm
    .select({ row: notifications, alert: { ...alertColumns, acknowledgedAt, resolved } })
    .from(notifications)
    .leftJoin(alertLogs, eq(alertLogs.uid, notifications.alertUid))
    .leftJoin(agents, isOfOwner)
    .where(eq(notifications.state, 'queued'))
    .orderBy(notifications.createdAt, notifications.uid)
    .limit(MOST_QUEUED);
  return rows.map(({ row, alert }) => ({
    row: toNotification(row),
    alert: toAlert(alert),
    isAnswered:
      row.kind !== 'cleared' && alert !== null && (alert.acknowledgedAt !== null || !!alert.resolved),
  }));
}

/** More than a night of reminders to a family's devices. */
const MOST_OF_ALERT = 200;

/** What a caregiver was told of an alert, the oldest first. */
export async function listNotificationsOf(
  { orm }: Database,
  { alertUid, userId }: { alertUid: string; userId: number },
): Promise<NotificationRow[]> {
  const rows = await orm
    .select()
    .from(notifications)
    .where(and(eq(notifications.alertUid, alertUid), eq(notifications.userId, userId)))
    .orderBy(notifications.createdAt, notifications.uid)
    .limit(MOST_OF_ALERT);
  return rows.map(toNotification);
}

/** One row of the outbox. */
export async function findNotification({ orm }: Database, uid: string): Promise<NotificationRow | null> {
  const rows = await orm.select().from(notifications).where(eq(notifications.uid, uid)).limit(1);
  return rows[0] ? toNotification(rows[0]) : null;
}

/** When a test was last shown on a device of this caregiver's, wall ms; null when none was. */
export async function findShownTest({ orm }: Database, userId: number): Promise<number | null> {
  const isShownTest = and(
    eq(notifications.userId, userId),
    eq(notifications.kind, 'test' satisfies NotificationKind),
    isNotNull(notifications.shownAt),
  );
  const rows = await orm
    .select({ shownAt: notifications.shownAt })
    .from(notifications)
    .where(isShownTest)
    .orderBy(desc(notifications.createdAt))
    .limit(1);
  return rows[0]?.shownAt?.getTime() ?? null;
}

/** An alert by the name that it has from its first moment; null also when it is no longer its caregiver's. */
export async function findAlertByUid({ orm }: Database, uid: string): Promise<NotifiedAlert | null> {
  const rows = await orm
    .select(alertColumns)
    .from(alertLogs)
    .innerJoin(agents, isOfOwner)
    .where(eq(alertLogs.uid, uid))
    .limit(1);
  return toAlert(rows[0] ?? null);
}

/** The newest picture of a cradle up to that moment, and not older than `from` (wall ms). */
export async function findPictureOf(
  { orm }: Database,
  { agentId, from, to }: { agentId: number; from: number; to: number },
): Promise<Buffer | null> {
  const { timestamp, frame } = videoFrames;
  const rows = await orm
    .select({ frame })
    .from(videoFrames)
    .where(
      and(eq(videoFrames.agentId, agentId), gte(timestamp, new Date(from)), lt(timestamp, new Date(to + 1))),
    )
    .orderBy(desc(timestamp))
    .limit(1);
  const picture = rows[0]?.frame;
  return picture && picture.length > 0 ? picture : null;
}

/** Removes what was told before that moment (wall ms); at most so many, for the next call goes on. */
export async function removeOldNotifications({ orm }: Database, before: number): Promise<void> {
  await orm
    .delete(notifications)
    .where(and(lt(notifications.createdAt, new Date(before)), ne(notifications.state, 'queued')))
    .limit(5_000);
}

function toNotification(row: typeof notifications.$inferSelect): NotificationRow {
  return {
    ...row,
    kind: row.kind as NotificationKind,
    state: row.state as NotificationState,
    createdAt: row.createdAt.getTime(),
    nextTryAt: row.nextTryAt?.getTime() ?? null,
    sentAt: row.sentAt?.getTime() ?? null,
    shownAt: row.shownAt?.getTime() ?? null,
    openedAt: row.openedAt?.getTime() ?? null,
  };
}

type AlertFields = { [Key in Exclude<keyof NotifiedAlert, 'at' | 'details'>]: NotifiedAlert[Key] | null } & {
  at: Date | null;
  details: unknown;
};

/** Null for an alert of an earlier installation, which has no name, and for none. */
function toAlert(row: AlertFields | null): NotifiedAlert | null {
  if (row === null) return null;
  const { id, uid, episode, type, agentId, cradleUuid, ownerId, at } = row;
  if (id === null || uid === null || episode === null || type === null || at === null) return null;
  if (agentId === null || cradleUuid === null || ownerId === null) return null;
  const details = alertDetailsShape.safeParse(readJson(row.details)).data ?? {};
  return { id, uid, episode, type, details, agentId, cradleUuid, ownerId, at: at.getTime() };
}

/** MariaDB keeps JSON as text, MySQL has a type for it: the driver may have parsed it or not. */
function readJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
