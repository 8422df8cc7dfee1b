import { and, eq, notLike, or, sql } from 'drizzle-orm';
import { AppError } from '@/lib/platform/errors';
import type { Database } from './database';
import { users } from './schema';

export interface UserRow {
  id: number;
  username: string;
  /** Hash in whatever form it was stored; `lib/auth/passwords` reads it. */
  password: string;
}

/** The folded form in which names are compared: upper and lower case are one name. */
export function usernameKey(username: string): string {
  return username.normalize('NFC').toLowerCase();
}

/**
 * The account of a name, in whatever case. To the letter it is found as well: the keys of earlier installations were
 * folded by the database, which folds a few letters (Σ at the end of a word, İ) otherwise than we do.
 */
export async function findUserByName({ orm }: Database, username: string): Promise<UserRow | null> {
  const rows = await orm
    .select({ id: users.id, username: users.username, password: users.password })
    .from(users)
    .where(or(eq(users.usernameKey, usernameKey(username)), eq(users.username, username)))
    .limit(2);
  return rows.find((row) => row.username === username) ?? rows[0] ?? null;
}

/** Null when the account is gone. */
export async function findUsername({ orm }: Database, id: number): Promise<string | null> {
  const rows = await orm.select({ username: users.username }).from(users).where(eq(users.id, id)).limit(1);
  return rows[0]?.username ?? null;
}

/** @throws AppError `username_taken`, also when two sign up with one name at the same moment. */
export async function createUser(
  { orm }: Database,
  user: { username: string; passwordHash: string; now: number },
): Promise<number> {
  try {
    const [created] = await orm
      .insert(users)
      .values({
        username: user.username,
        usernameKey: usernameKey(user.username),
        password: user.passwordHash,
        createdAt: new Date(user.now),
      })
      .$returningId();
    if (!created) throw new Error('The database gave no id for a new user.');
    return created.id;
  } catch (error) {
    throw isDuplicate(error) ? new AppError('username_taken', { cause: error }) : error;
  }
}

/** What stands before the first `$` of the passwords that the earlier server hashed; ours begin with one. */
export async function listOldPasswordMethods({ orm }: Database): Promise<string[]> {
  const rows = await orm
    .selectDistinct({ method: sql<string>`SUBSTRING_INDEX(${users.password}, '$', 1)` })
    .from(users)
    .where(notLike(users.password, '$%'));
  return rows.map((row) => row.method);
}

/** Changes the hash unless somebody else changed it meanwhile. @returns whether it did. */
export async function replacePassword(
  { orm }: Database,
  { id, from, to }: { id: number; from: string; to: string },
): Promise<boolean> {
  const [result] = await orm
    .update(users)
    .set({ password: to })
    .where(and(eq(users.id, id), eq(users.password, from)));
  return result.affectedRows > 0;
}

/** Names of all accounts: for tools that must not touch a database in real use. */
export async function listUsernames({ orm }: Database): Promise<string[]> {
  const rows = await orm.select({ username: users.username }).from(users);
  return rows.map((row) => row.username);
}

function isDuplicate(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause as { code?: unknown }).code === 'ER_DUP_ENTRY';
}
