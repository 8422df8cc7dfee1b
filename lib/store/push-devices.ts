import { and, asc, eq, isNull, max, sql } from 'drizzle-orm';
import type { Database } from './database';
import { notifications, pushSubscriptions, sessions } from './schema';

/** A browser that is told by push, as its caregiver sees it. Moments in wall ms. */
export interface PushDeviceRow {
  id: number;
  name: string | null;
  userAgent: string | null;
  locale: string;
  lastSeenAt: number;
  /** When a message was last shown on it. */
  provenAt: number | null;
  /** The last message did not get through. */
  failing: boolean;
  /** Whether the session that last told of it goes on: ending that ends push to it too. */
  isSignedIn: boolean;
}

/** Those that something is sent to. */
export async function listPushDevices(
  { orm }: Database,
  { userId, now }: { userId: number; now: number },
): Promise<PushDeviceRow[]> {
  const { id, name, userAgent, locale, updatedAt, sessionHash, goneAt } = pushSubscriptions;
  const { createdAt, deviceId, sentAt, shownAt, state } = notifications;
  const failedAt = sql<Date | null>`MAX(CASE WHEN ${state} = 'failed' THEN ${createdAt} END)`.mapWith(
    createdAt,
  );
  const rows = await orm
    .select({
      ...{ id, name, userAgent, locale, updatedAt },
      shown: max(shownAt),
      sent: max(sentAt),
      failedAt,
      endsAt: max(sessions.expiresAt),
    })
    .from(pushSubscriptions)
    .leftJoin(notifications, and(eq(deviceId, id), eq(notifications.userId, userId)))
    .leftJoin(sessions, and(eq(sessions.tokenHash, sessionHash), eq(sessions.userId, userId)))
    .where(and(eq(pushSubscriptions.userId, userId), isNull(goneAt)))
    .groupBy(id, name, userAgent, locale, updatedAt)
    .orderBy(asc(id));
  return rows.map(({ updatedAt: seen, shown, sent, failedAt: failed, endsAt, ...device }) => ({
    ...device,
    isSignedIn: endsAt !== null && endsAt.getTime() > now,
    lastSeenAt: seen.getTime(),
    provenAt: shown?.getTime() ?? null,
    failing: failed !== null && failed.getTime() > (sent?.getTime() ?? 0),
  }));
}

/** Where a device is reached; null when it is not one of this caregiver's. */
export async function findPushEndpoint(
  { orm }: Database,
  { userId, id }: { userId: number; id: number },
): Promise<string | null> {
  const rows = await orm
    .select({ endpoint: pushSubscriptions.endpoint })
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.id, id), eq(pushSubscriptions.userId, userId)))
    .limit(1);
  return rows[0]?.endpoint ?? null;
}

export async function renamePushDevice(
  { orm }: Database,
  { userId, id, name }: { userId: number; id: number; name: string | null },
): Promise<void> {
  await orm
    .update(pushSubscriptions)
    .set({ name })
    .where(and(eq(pushSubscriptions.id, id), eq(pushSubscriptions.userId, userId)));
}
