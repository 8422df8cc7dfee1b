import type { Database } from './database';
import {
  findDevice,
  hashEndpoint,
  type PushSubscription,
  type ReportedDevice,
  requireSession,
  type StoredDevice,
} from './push-rows';
import { inTransaction, type Transaction } from './transaction';

/** A device at the address that it has now. */
export interface RenewedDevice extends StoredDevice {
  /** Of the row that it had at the earlier address. */
  removedId: number | null;
}

/**
 * Renews a device that the caregiver still has, by the endpoint at which the server knew it last: it may have another
 * one by now, and the server may have heard of that already. What was removed does not come back by this.
 *
 * @returns null for one that they have no more, or whose push service knows that very endpoint no more
 * @throws AppError `unauthorized` when the session was ended meanwhile.
 */
export function renewPushSubscription(
  database: Database,
  earlier: string,
  device: ReportedDevice,
): Promise<RenewedDevice | null> {
  return inTransaction(database, async (transaction) => {
    await requireSession(transaction, device);
    const { userId, endpoint, locale, userAgent, sessionHash } = device;
    const moving = earlier === endpoint ? null : await findDevice(transaction, { userId, endpoint: earlier });
    const known = moving ?? (await findDevice(transaction, device));
    if (known === null || (known.isGone && moving === null)) return null;
    const renewed = await moveWithin(transaction, known.id, device);
    await transaction.change(UPDATE_REPORT, [locale, userAgent, sessionHash, renewed.id]);
    return { ...renewed, locale };
  });
}

const UPDATE_REPORT = `UPDATE push_subscriptions
  SET locale = ?, user_agent = COALESCE(?, user_agent), session_hash = ? WHERE id = ?`;

/** The same for a device that nobody is signed in on, by its id. It stays with the session that told of it last. */
export function movePushSubscription(
  database: Database,
  id: number,
  to: PushSubscription & { userId: number; now: number },
): Promise<RenewedDevice | null> {
  return inTransaction(database, async (transaction) => {
    const isIts = 'SELECT 1 FROM push_subscriptions WHERE user_id = ? AND id = ? FOR UPDATE';
    const known = await transaction.select(isIts, [to.userId, id]);
    return known.length === 0 ? null : moveWithin(transaction, id, to);
  });
}

/** A row at another address is another one: what was shown at the earlier address proves nothing of this. */
async function moveWithin(
  { select, change }: Transaction,
  from: number,
  to: PushSubscription & { userId: number; now: number },
): Promise<RenewedDevice> {
  const { userId, endpoint, p256dh, auth } = to;
  const [hash, at] = [hashEndpoint(endpoint), new Date(to.now)];
  await change(COPY, [endpoint, hash, p256dh, auth, at, at, from]);
  const [row] = await select(SELECT_COPY, [userId, hash]);
  const device = { id: row?.id, userId, endpoint, p256dh, auth, locale: row?.locale };
  if (device.id === from) return { ...device, removedId: null };
  await change(MOVE_TOKENS, [device.id, userId, from]);
  await change('DELETE FROM push_subscriptions WHERE id = ?', [from]);
  return { ...device, removedId: from };
}

const COPY = `INSERT INTO push_subscriptions
    (user_id, endpoint, endpoint_hash, p256dh, auth, created_at, updated_at, locale, name, user_agent, session_hash)
  SELECT user_id, ?, ?, ?, ?, ?, ?, locale, name, user_agent, session_hash FROM push_subscriptions WHERE id = ?
  ON DUPLICATE KEY UPDATE
    p256dh = VALUES(p256dh), auth = VALUES(auth), updated_at = VALUES(updated_at), gone_at = NULL`;
const SELECT_COPY = 'SELECT id, locale FROM push_subscriptions WHERE user_id = ? AND endpoint_hash = ?';
const MOVE_TOKENS = 'UPDATE action_tokens SET device_id = ? WHERE user_id = ? AND device_id = ?';
