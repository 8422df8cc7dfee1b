import { and, asc, eq, max, sql } from 'drizzle-orm';
import type { Database } from './database';
import { notifications, pushSubscriptions } from './schema';

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
}

export async function listPushDevices({ orm }: Database, userId: number): Promise<PushDeviceRow[]> {
  const { id, name, userAgent, locale, updatedAt } = pushSubscriptions;
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
    })
    .from(pushSubscriptions)
    .leftJoin(notifications, and(eq(deviceId, id), eq(notifications.userId, userId)))
    .where(eq(pushSubscriptions.userId, userId))
    .groupBy(id, name, userAgent, locale, updatedAt)
    .orderBy(asc(id));
  return rows.map(({ updatedAt: seen, shown, sent, failedAt: failed, ...device }) => ({
    ...device,
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
