import { and, eq, getTableColumns, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { ActionToken } from './alert-changes';
import type { Database } from './database';
import { actionTokens, pushSubscriptions } from './schema';

/**
 * What a phone may do without a session, by the hash of the token that it holds. Nothing with that of a device which is
 * removed: such a token may be stored only after its device has gone.
 */
export async function findActionToken({ orm }: Database, tokenHash: string): Promise<ActionToken | null> {
  const { deviceId } = actionTokens;
  const [row] = await orm
    .select(getTableColumns(actionTokens))
    .from(actionTokens)
    .leftJoin(pushSubscriptions, eq(pushSubscriptions.id, deviceId))
    .where(and(eq(actionTokens.tokenHash, tokenHash), or(isNull(deviceId), isNotNull(pushSubscriptions.id))))
    .limit(1);
  return row ? { ...row, expiresAt: row.expiresAt.getTime() } : null;
}

/** Removes those that open nothing any more; at most so many, for the next call goes on. */
export async function removeExpiredTokens({ orm }: Database, now: number): Promise<void> {
  await orm
    .delete(actionTokens)
    .where(lt(actionTokens.expiresAt, new Date(now)))
    .limit(5_000);
}
