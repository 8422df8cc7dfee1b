import type { Database } from './database';
import { type EndedDevices, endSessionsWithin } from './session-ends';
import { inTransaction } from './transaction';

/** What a change of the password has ended. */
export interface EndedByPassword extends EndedDevices {
  /** Names of the sessions. */
  tokenHashes: string[];
}

/**
 * Another hash for an account, and no session of it any more but one: both or neither. Whoever is signing in with the
 * earlier password waits behind it (`createSession`).
 * @returns null when the hash is another one meanwhile, or the session that asks is over.
 */
export function savePasswordChange(
  database: Database,
  { userId, from, to, tokenHash }: { userId: number; from: string; to: string; tokenHash: string },
): Promise<EndedByPassword | null> {
  return inTransaction(database, async (transaction) => {
    const { select, change } = transaction;
    const { affectedRows } = await change(UPDATE_HASH, [to, userId, from, userId, tokenHash]);
    if (affectedRows === 0) return null;
    const others = await select(SELECT_OTHERS, [userId, tokenHash]);
    const tokenHashes = others.map((row) => row.token_hash as string);
    return { tokenHashes, ...(await endSessionsWithin(transaction, { userId, tokenHashes })) };
  });
}

/** For whom is still signed in. */
const UPDATE_HASH = `UPDATE users SET password = ? WHERE id = ? AND password = ?
  AND EXISTS (SELECT 1 FROM sessions WHERE user_id = ? AND token_hash = ?)`;
const SELECT_OTHERS = 'SELECT token_hash FROM sessions WHERE user_id = ? AND token_hash <> ? FOR UPDATE';
