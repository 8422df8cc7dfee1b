import { eq, lt } from 'drizzle-orm';
import type { ActionToken } from './alert-changes';
import type { Database } from './database';
import { actionTokens } from './schema';

/** What a phone may do without a session, by the hash of the token that it holds. */
export async function findActionToken({ orm }: Database, tokenHash: string): Promise<ActionToken | null> {
  const rows = await orm.select().from(actionTokens).where(eq(actionTokens.tokenHash, tokenHash)).limit(1);
  const [row] = rows;
  return row ? { ...row, expiresAt: row.expiresAt.getTime() } : null;
}

/** Removes those that open nothing any more; at most so many, for the next call goes on. */
export async function removeExpiredTokens({ orm }: Database, now: number): Promise<void> {
  await orm
    .delete(actionTokens)
    .where(lt(actionTokens.expiresAt, new Date(now)))
    .limit(5_000);
}
