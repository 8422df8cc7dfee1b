import { and, desc, eq, gt, gte, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Database } from './database';
import { emailAddresses, notifications, pushSubscriptions } from './schema';

/**
 * Whether a browser is one of a caregiver's devices, and when a message was last shown on it (wall ms).
 * @returns `failed`: the newest message that was tried for it has not gone out
 */
export async function findDeviceProof(
  { orm }: Database,
  { userId, endpointHash }: { userId: number; endpointHash: string },
): Promise<{ known: boolean; failed: boolean; provenAt: number | null }> {
  const isDevice = and(
    eq(pushSubscriptions.userId, userId),
    eq(pushSubscriptions.endpointHash, endpointHash),
    isNull(pushSubscriptions.goneAt),
  );
  const [device] = await orm
    .select({ id: pushSubscriptions.id })
    .from(pushSubscriptions)
    .where(isDevice)
    .limit(1);
  if (device === undefined) return { known: false, failed: false, provenAt: null };
  const { sentAt, shownAt, deviceId, attempts } = notifications;
  const isItsOwn = and(eq(notifications.userId, userId), eq(deviceId, device.id));
  // Along the key of (user_id, created_at), which ends at the first: it is asked every few seconds.
  const newest = (isMeant: SQL) =>
    orm
      .select({ sentAt, shownAt })
      .from(notifications)
      .where(and(isItsOwn, isMeant))
      .orderBy(desc(notifications.createdAt))
      .limit(1);
  const [[shown], [tried]] = await Promise.all([newest(isNotNull(shownAt)), newest(gt(attempts, 0))]);
  return {
    known: true,
    failed: tried !== undefined && tried.sentAt === null && tried.shownAt === null,
    provenAt: shown?.shownAt?.getTime() ?? null,
  };
}

/**
 * What tells whether e-mail gets to a caregiver. Who opened the link of a confirmation has had that mail; of later ones
 * only that a mail server took them is known. What went to an address of before proves nothing.
 *
 * @returns null without a confirmed address; `failed`: the newest message that was tried has not gone out
 */
export async function findEmailProof(
  { orm }: Database,
  userId: number,
): Promise<{ provenAt: number; failed: boolean } | null> {
  const { address, confirmedAt } = emailAddresses;
  const [confirmed] = await orm
    .select({ confirmedAt })
    .from(emailAddresses)
    .where(and(eq(emailAddresses.userId, userId), isNotNull(address)))
    .limit(1);
  const since = confirmed?.confirmedAt ?? null;
  if (since === null) return null;
  const isTried = and(
    ...[eq(notifications.userId, userId), eq(notifications.channel, 'email'), gt(notifications.attempts, 0)],
    gte(notifications.createdAt, since),
  );
  const [newest] = await orm
    .select({ sentAt: notifications.sentAt })
    .from(notifications)
    .where(isTried)
    .orderBy(desc(notifications.createdAt))
    .limit(1);
  const sentAt = newest?.sentAt ?? null;
  return { provenAt: (sentAt ?? since).getTime(), failed: newest !== undefined && sentAt === null };
}
