import type { Database } from './database';
import { inTransaction } from './transaction';

/**
 * Another hash for an account, and no session of it any more but one: both or neither. Whoever is signing in with the
 * earlier password waits behind it (`createSession`).
 * @returns names of the sessions that ended; null when the hash is another one meanwhile, or the session that asks is over.
 */
export function savePasswordChange(
  database: Database,
  { userId, from, to, tokenHash }: { userId: number; from: string; to: string; tokenHash: string },
): Promise<string[] | null> {
  return inTransaction(database, async ({ select, change }) => {
    const { affectedRows } = await change(UPDATE_HASH, [to, userId, from, userId, tokenHash]);
    if (affectedRows === 0) return null;
    const ended = await select(`SELECT token_hash FROM sessions ${OTHERS} FOR UPDATE`, [userId, tokenHash]);
    await change(`DELETE FROM sessions ${OTHERS}`, [userId, tokenHash]);
    return ended.map((row) => row.token_hash as string);
  });
}

/** For whom is still signed in. */
const UPDATE_HASH = `UPDATE users SET password = ? WHERE id = ? AND password = ?
  AND EXISTS (SELECT 1 FROM sessions WHERE user_id = ? AND token_hash = ?)`;
const OTHERS = 'WHERE user_id = ? AND token_hash <> ?';
