import { and, desc, eq, lt, ne } from 'drizzle-orm';
import type { Database } from './database';
import { agents, sessions, users } from './schema';
import { inTransaction } from './transaction';
import type { UserRow } from './users';

/** A signed-in browser or app. `tokenHash` is its name everywhere but in the cookie. */
export interface SessionRow {
  tokenHash: string;
  userId: number;
  username: string;
  selectedUuid: string | null;
  expiresAt: number;
  /** When it was opened, or seen since, to within some minutes; wall ms. */
  lastSeenAt: number;
}

/**
 * Unless the account has another hash by now: nothing is opened with a password that was changed. The account's row is
 * locked for it, so that who changes the password either finds the session or keeps it from beginning.
 * @returns whether it began.
 */
export async function createSession(
  database: Database,
  session: {
    tokenHash: string;
    user: Pick<UserRow, 'id' | 'password'>;
    userAgent: string | null;
    now: number;
    expiresAt: number;
  },
): Promise<boolean> {
  const { tokenHash, user, userAgent, now, expiresAt } = session;
  const values = [tokenHash, userAgent, new Date(now), new Date(expiresAt), user.id, user.password];
  const { affectedRows } = await inTransaction(database, ({ change }) => change(INSERT_SESSION, values));
  return affectedRows > 0;
}

const INSERT_SESSION = `INSERT INTO sessions (token_hash, user_id, user_agent, created_at, expires_at)
  SELECT ?, id, ?, ?, ? FROM users WHERE id = ? AND password = ? LOCK IN SHARE MODE`;

/** The session whatever its age: who asks compares `expiresAt`. */
export async function findSession({ orm }: Database, tokenHash: string): Promise<SessionRow | null> {
  const rows = await orm
    .select({
      tokenHash: sessions.tokenHash,
      userId: sessions.userId,
      username: users.username,
      selectedUuid: agents.uuid,
      selectedOwner: agents.userId,
      expiresAt: sessions.expiresAt,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(agents, eq(agents.id, sessions.selectedAgentId))
    .where(eq(sessions.tokenHash, tokenHash))
    .limit(1);
  const row = rows[0];
  if (!row) return null;
  const { selectedOwner, selectedUuid, expiresAt, createdAt, lastSeenAt, ...session } = row;
  return {
    ...session,
    selectedUuid: selectedOwner === session.userId ? selectedUuid : null,
    expiresAt: expiresAt.getTime(),
    lastSeenAt: (lastSeenAt ?? createdAt).getTime(),
  };
}

export async function deleteSession({ orm }: Database, tokenHash: string): Promise<void> {
  await orm.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

export async function deleteExpiredSessions({ orm }: Database, now: number): Promise<void> {
  await orm.delete(sessions).where(lt(sessions.expiresAt, new Date(now)));
}

export async function saveSelectedCradle(
  { orm }: Database,
  { tokenHash, agentId }: { tokenHash: string; agentId: number },
): Promise<void> {
  await orm.update(sessions).set({ selectedAgentId: agentId }).where(eq(sessions.tokenHash, tokenHash));
}

/** A session as its caregiver sees it. Moments in wall ms. */
export interface ListedSession {
  id: number;
  tokenHash: string;
  userAgent: string | null;
  createdAt: number;
  lastSeenAt: number;
}

/** Far more than anybody signs in with. */
const MOST_LISTED = 100;

/** The sessions of an account that have not expired, the newest first. */
export async function listSessions(
  { orm }: Database,
  { userId, now }: { userId: number; now: number },
): Promise<ListedSession[]> {
  const { id, tokenHash, userAgent, createdAt, lastSeenAt, expiresAt } = sessions;
  const rows = await orm
    .select({ id, tokenHash, userAgent, createdAt, lastSeenAt, expiresAt })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(createdAt))
    .limit(MOST_LISTED);
  return rows
    .filter((row) => row.expiresAt.getTime() > now)
    .map(({ expiresAt: _expiry, ...row }) => ({
      ...row,
      createdAt: row.createdAt.getTime(),
      lastSeenAt: (row.lastSeenAt ?? row.createdAt).getTime(),
    }));
}

/** Hash of one session of an account; null when it has none of that id. */
export async function findTokenHash(
  { orm }: Database,
  { userId, id }: { userId: number; id: number },
): Promise<string | null> {
  const rows = await orm
    .select({ tokenHash: sessions.tokenHash })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id)))
    .limit(1);
  return rows[0]?.tokenHash ?? null;
}

/** Hashes of all sessions of an account but one. */
export async function listOtherTokenHashes(
  { orm }: Database,
  { userId, tokenHash }: { userId: number; tokenHash: string },
): Promise<string[]> {
  const rows = await orm
    .select({ tokenHash: sessions.tokenHash })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, tokenHash)));
  return rows.map((row) => row.tokenHash);
}

export async function saveLastSeen(
  { orm }: Database,
  { tokenHash, now }: { tokenHash: string; now: number },
): Promise<void> {
  await orm
    .update(sessions)
    .set({ lastSeenAt: new Date(now) })
    .where(eq(sessions.tokenHash, tokenHash));
}
