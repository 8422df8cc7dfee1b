import { and, eq, max } from 'drizzle-orm';
import type { Database } from './database';
import { notifications, pushSubscriptions } from './schema';

/** Whether a browser is one of a caregiver's devices, and when a message was last shown on it (wall ms). */
export async function findDeviceProof(
  { orm }: Database,
  { userId, endpointHash }: { userId: number; endpointHash: string },
): Promise<{ known: boolean; provenAt: number | null }> {
  const { shownAt, deviceId, userId: toldUser } = notifications;
  const rows = await orm
    .select({ id: pushSubscriptions.id, shownAt: max(shownAt) })
    .from(pushSubscriptions)
    .leftJoin(notifications, and(eq(deviceId, pushSubscriptions.id), eq(toldUser, pushSubscriptions.userId)))
    .where(and(eq(pushSubscriptions.userId, userId), eq(pushSubscriptions.endpointHash, endpointHash)))
    .groupBy(pushSubscriptions.id);
  const [device] = rows;
  return { known: device !== undefined, provenAt: device?.shownAt?.getTime() ?? null };
}
