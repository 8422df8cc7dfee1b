import type { Clock } from '@/lib/platform/clock';
import { hasErrorCode } from '@/lib/platform/errors';
import type { Database } from '@/lib/store/database';
import { savePasswordChange } from '@/lib/store/password-change';
import { endSessions } from '@/lib/store/session-ends';
import {
  createSession,
  deleteExpiredSessions,
  deleteSession,
  findSession,
  findTokenHash,
  type ListedSession,
  listOtherTokenHashes,
  listSessions,
  type SessionRow,
  saveLastSeen,
  saveSelectedCradle,
} from '@/lib/store/sessions';
import type { UserRow } from '@/lib/store/users';
import type { Leases } from './leases';
import { SESSION_LIFETIME_MS } from './session-cookie';
import { createSessionToken, hashSessionToken } from './session-token';

/** How long a session that was seen is honoured while the database is away, in ms: who watches keeps watching. */
const HONOURED_FOR_MS = 15 * 60_000;
/** How exactly it is known when a session was last seen, in ms: who only reads must not write each time. */
const SEEN_EVERY_MS = 5 * 60_000;
const MAX_REMEMBERED = 10_000;

export type Session = SessionRow;

export interface Sessions {
  /**
   * Opens a session for whoever knew the password with this hash. @returns the token for the cookie, which is stored
   * nowhere; null when the account has another hash by now.
   */
  open(user: Pick<UserRow, 'id' | 'password'>, options: SessionOptions): Promise<string | null>;
  /** The session of a cookie's token, or null when there is none (any more). */
  find(token: string): Promise<Session | null>;
  /** The same by the token's hash: for who was given leave by a session without its token. */
  findByHash(tokenHash: string): Promise<Session | null>;
  /**
   * Signs a browser out: ends its session and every stream that was opened with it. Push goes on where it was switched
   * on: phones are signed out in the night, too. Ending a session that is not there is fine.
   */
  close(token: string): Promise<void>;
  /** The sessions of an account. */
  list(userId: number): Promise<ListedSession[]>;
  /** Ends one session of an account, with its streams and push. @returns whether there was one of that id. */
  closeOne(of: { userId: number; id: number }): Promise<boolean>;
  /** Ends all sessions of the account but this one, with their streams and push. */
  closeOthers(session: Pick<Session, 'userId' | 'tokenHash'>): Promise<void>;
  /**
   * Gives the account another password and ends all its sessions but this one, with their streams and push: all of it
   * or nothing.
   * @returns whether it did; the hash may be another one by now.
   */
  changePassword(
    session: Pick<Session, 'userId' | 'tokenHash'>,
    hash: { from: string; to: string },
  ): Promise<boolean>;
  select(session: Session, cradle: { id: number; uuid: string }): Promise<void>;
  deleteExpired(): Promise<void>;
}

export interface SessionOptions {
  remember: boolean;
  userAgent?: string | null;
}

export interface SessionsDeps {
  database: Database;
  /** What ends with a session. */
  leases: Pick<Leases, 'revokeSession'>;
  clock: Clock;
  /** Runs what removes push devices from the table, and has nothing sent to them any more. @returns what it does */
  removeDevices<T extends { deviceIds: readonly number[] } | null>(work: () => Promise<T>): Promise<T>;
}

export function createSessions({ database, leases, clock, removeDevices }: SessionsDeps): Sessions {
  const seen = createSeenSessions(clock);

  async function findByHash(tokenHash: string): Promise<Session | null> {
    try {
      const session = await findSession(database, tokenHash);
      const valid = session !== null && session.expiresAt > clock.now() ? session : null;
      seen.note(tokenHash, valid);
      if (valid !== null) noteSeen(valid);
      return valid;
    } catch (error) {
      const known = hasErrorCode(error, 'database_unavailable') ? seen.recall(tokenHash) : null;
      if (known === null) throw error;
      return known;
    }
  }

  /** For a session without a row: nobody is let in by it any more, and its streams end. */
  function forget(tokenHash: string): void {
    seen.note(tokenHash, null);
    leases.revokeSession(tokenHash);
  }

  /** @param work removes the rows */
  async function closeAll(tokenHashes: readonly string[], work: () => Promise<unknown>): Promise<void> {
    tokenHashes.forEach(forget);
    await work();
    // Once more for a stream whose question was answered just before the row was gone.
    tokenHashes.forEach(forget);
  }

  /** Because somebody wants that, from wherever: push to these browsers ends, too. */
  function endAll(userId: number, tokenHashes: readonly string[]): Promise<void> {
    return closeAll(tokenHashes, () => removeDevices(() => endSessions(database, { userId, tokenHashes })));
  }

  function noteSeen({ tokenHash, lastSeenAt }: Session): void {
    const now = clock.now();
    if (now - lastSeenAt < SEEN_EVERY_MS) return;
    // Nobody waits for it, and the next question tries again.
    saveLastSeen(database, { tokenHash, now }).catch(() => undefined);
  }

  return {
    async open(user, { remember, userAgent = null }) {
      const token = createSessionToken();
      const now = clock.now();
      const expiresAt = now + (remember ? SESSION_LIFETIME_MS.remembered : SESSION_LIFETIME_MS.browser);
      const tokenHash = hashSessionToken(token);
      const began = await createSession(database, { tokenHash, user, userAgent, now, expiresAt });
      return began ? token : null;
    },
    find: (token) => findByHash(hashSessionToken(token)),
    findByHash,
    async close(token) {
      const tokenHash = hashSessionToken(token);
      await closeAll([tokenHash], () => deleteSession(database, tokenHash));
    },
    list: (userId) => listSessions(database, { userId, now: clock.now() }),
    async closeOne(of) {
      const tokenHash = await findTokenHash(database, of);
      if (tokenHash !== null) await endAll(of.userId, [tokenHash]);
      return tokenHash !== null;
    },
    async closeOthers(session) {
      await endAll(session.userId, await listOtherTokenHashes(database, session));
    },
    async changePassword({ userId, tokenHash }, { from, to }) {
      const others = await listOtherTokenHashes(database, { userId, tokenHash });
      try {
        const change = { userId, tokenHash, from, to };
        const ended = await removeDevices(() => savePasswordChange(database, change));
        ended?.tokenHashes.forEach(forget);
        return ended !== null;
      } catch (error) {
        // It may be in, and only the answer was lost. Whose session goes on comes back by itself.
        others.forEach(forget);
        throw error;
      }
    },
    async select(session, cradle) {
      await saveSelectedCradle(database, { tokenHash: session.tokenHash, agentId: cradle.id });
      seen.note(session.tokenHash, { ...session, selectedUuid: cradle.uuid });
    },
    deleteExpired: () => deleteExpiredSessions(database, clock.now()),
  };
}

/** Sessions lately confirmed by the database, for the minutes in which it cannot be asked. */
function createSeenSessions(clock: Clock) {
  const entries = new Map<string, { session: Session; at: number }>();
  return {
    note(tokenHash: string, session: Session | null): void {
      entries.delete(tokenHash);
      if (session === null) return;
      entries.set(tokenHash, { session, at: clock.monotonic() });
      const oldest = entries.size > MAX_REMEMBERED ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    },
    recall(tokenHash: string): Session | null {
      const entry = entries.get(tokenHash);
      const valid = entry && clock.monotonic() - entry.at < HONOURED_FOR_MS;
      return valid && entry.session.expiresAt > clock.now() ? entry.session : null;
    },
  };
}
