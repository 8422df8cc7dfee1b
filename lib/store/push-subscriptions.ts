import { asc, eq, isNull, lt } from 'drizzle-orm';
import type { Database } from './database';
import {
  findDevice,
  hashEndpoint,
  type ReportedDevice,
  requireSession,
  type StoredDevice,
} from './push-rows';
import { pushSubscriptions } from './schema';
import { removeDevicesWithin } from './session-ends';
import { inTransaction } from './transaction';

/**
 * Makes a browser one of a caregiver's devices, or renews its keys. @returns its id.
 * @throws AppError `unauthorized` when the session was ended meanwhile.
 */
export function savePushSubscription(database: Database, device: ReportedDevice): Promise<number> {
  return inTransaction(database, async (transaction) => {
    await requireSession(transaction, device);
    const { userId, endpoint, p256dh, auth, locale, userAgent, sessionHash } = device;
    const at = new Date(device.now);
    const address = [userId, endpoint, hashEndpoint(endpoint), p256dh, auth];
    await transaction.change(UPSERT, [[...address, locale, userAgent, sessionHash, at, at]]);
    const saved = await findDevice(transaction, device);
    if (saved === null) throw new Error('A device was removed while it was saved');
    return saved.id;
  });
}

const UPSERT = `INSERT INTO push_subscriptions
    (user_id, endpoint, endpoint_hash, p256dh, auth, locale, user_agent, session_hash, created_at, updated_at)
  VALUES (?)
  ON DUPLICATE KEY UPDATE p256dh = VALUES(p256dh), auth = VALUES(auth), locale = VALUES(locale),
    user_agent = COALESCE(VALUES(user_agent), user_agent), session_hash = VALUES(session_hash),
    updated_at = VALUES(updated_at), gone_at = NULL`;

/** Every device of every caregiver that something is sent to, the one saved first at the head. */
export async function listPushSubscriptions({ orm }: Database): Promise<StoredDevice[]> {
  const { id, userId, endpoint, p256dh, auth, locale, goneAt } = pushSubscriptions;
  return orm
    .select({ id, userId, endpoint, p256dh, auth, locale })
    .from(pushSubscriptions)
    .where(isNull(goneAt))
    .orderBy(asc(id));
}

/** Removes a device, by the endpoint that its caregiver names, with what it holds. Nothing is removed again. */
export function removePushSubscription(
  database: Database,
  { userId, endpoint }: { userId: number; endpoint: string },
): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const found = await findDevice(transaction, { userId, endpoint });
    if (found !== null) await removeDevicesWithin(transaction, { userId, ids: [found.id] });
  });
}

/** Removes a device for which there is no room beside newer ones. */
export async function removeDevice({ orm }: Database, id: number): Promise<void> {
  await orm.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id));
}

/** Its push service knows it no more: nothing is sent to it, until its browser has another address. */
export async function noteDeviceGone(
  { orm }: Database,
  { id, now }: { id: number; now: number },
): Promise<void> {
  await orm
    .update(pushSubscriptions)
    .set({ goneAt: new Date(now) })
    .where(eq(pushSubscriptions.id, id));
}

/** Removes devices that were gone by then: their browsers come with no other address any more. */
export async function removeGoneDevices({ orm }: Database, before: number): Promise<void> {
  await orm.delete(pushSubscriptions).where(lt(pushSubscriptions.goneAt, new Date(before)));
}
