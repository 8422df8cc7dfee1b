import { eq, lt } from 'drizzle-orm';
import type { Database } from './database';
import { agents, sessions, users } from './schema';

/** A signed-in browser or app. `tokenHash` is its name everywhere but in the cookie. */
export interface SessionRow {
  tokenHash: string;
  userId: number;
  username: string;
  selectedUuid: string | null;
  expiresAt: number;
}

export async function createSession(
  { orm }: Database,
  session: { tokenHash: string; userId: number; now: number; expiresAt: number },
): Promise<void> {
  await orm.insert(sessions).values({
    tokenHash: session.tokenHash,
    userId: session.userId,
    createdAt: new Date(session.now),
    expiresAt: new Date(session.expiresAt),
  });
}

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
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(agents, eq(agents.id, sessions.selectedAgentId))
    .where(eq(sessions.tokenHash, tokenHash))
    .limit(1);
  const row = rows[0];
  if (!row) return null;
  const { selectedOwner, selectedUuid, expiresAt, ...session } = row;
  return {
    ...session,
    selectedUuid: selectedOwner === session.userId ? selectedUuid : null,
    expiresAt: expiresAt.getTime(),
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
