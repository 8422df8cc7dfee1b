import type { Database } from './database';
import { inTransaction, type Transaction } from './transaction';

export interface EndedDevices {
  /** push_subscriptions.id of each device that ended with its session. */
  deviceIds: number[];
}

/**
 * Ends sessions of an account because somebody wants that, and with them the push devices that were last told of by
 * them: a lost phone hears nothing more of the baby. A session that lapses, or is signed out where it is, leaves its
 * device: an alarm does not go silent by itself.
 */
export function endSessions(
  database: Database,
  ending: { userId: number; tokenHashes: readonly string[] },
): Promise<EndedDevices> {
  return inTransaction(database, (transaction) => endSessionsWithin(transaction, ending));
}

/** The same as a part of something that takes effect with it or not at all. */
export async function endSessionsWithin(
  transaction: Transaction,
  { userId, tokenHashes }: { userId: number; tokenHashes: readonly string[] },
): Promise<EndedDevices> {
  if (tokenHashes.length === 0) return { deviceIds: [] };
  const { select, change } = transaction;
  // First, as whoever tells of a device looks for its session first: it either is here already, or finds no session.
  await change('DELETE FROM sessions WHERE user_id = ? AND token_hash IN (?)', [userId, tokenHashes]);
  const devices = await select(
    'SELECT id FROM push_subscriptions WHERE user_id = ? AND session_hash IN (?) FOR UPDATE',
    [userId, tokenHashes],
  );
  const deviceIds = devices.map((device) => device.id as number);
  await removeDevicesWithin(transaction, { userId, ids: deviceIds });
  return { deviceIds };
}

/** Removes devices with what they hold to act without a session. */
export async function removeDevicesWithin(
  { change }: Pick<Transaction, 'change'>,
  { userId, ids }: { userId: number; ids: readonly number[] },
): Promise<void> {
  if (ids.length === 0) return;
  await change('DELETE FROM push_subscriptions WHERE user_id = ? AND id IN (?)', [userId, ids]);
  await change('DELETE FROM action_tokens WHERE user_id = ? AND device_id IN (?)', [userId, ids]);
}
