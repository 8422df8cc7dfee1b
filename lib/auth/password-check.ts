import type { Logger } from '@/lib/platform/logger';
import { createTurns } from '@/lib/platform/turns';
import type { Database } from '@/lib/store/database';
import { listOldPasswordMethods, replacePassword, type UserRow } from '@/lib/store/users';
import { hashPassword, isOldHash, passwordWork, verifyPassword } from './passwords';
import { isAffordableForAll, isWerkzeugMethod, parseWerkzeugHash } from './werkzeug-hash';

/**
 * Hashing runs in the four threads of libuv, which files and names of hosts need too. Who comes when so many wait would
 * wait for longer than a browser does.
 */
const TURNS = { atOnce: 2, mostWaiting: 50 };

export interface PasswordCheck {
  /**
   * Whether this is the password of the account; null stands for a name that nobody has, and costs the same work.
   * An account of the earlier server is hashed anew once its password is known.
   * @throws AppError `too_many_requests` when too many sign in at this moment.
   */
  verify(user: UserRow | null, password: string): Promise<boolean>;
}

export function createPasswordCheck({
  database,
  logger,
}: {
  database: Database;
  logger: Logger;
}): PasswordCheck {
  /** Which methods of the earlier server remain: asked once, and again after each account that left them. */
  let oldMethods: Promise<readonly string[]> | null = null;
  const takeTurn = createTurns(TURNS);
  const leftOut = new Set<string>();

  /** What one account asks for must not make every sign-in take for ever. */
  function isForAll(method: string): boolean {
    if (!isWerkzeugMethod(method)) return false;
    if (isAffordableForAll(method)) return true;
    if (!leftOut.has(method))
      logger.warn('Passwords of this method take so long that it shows which accounts have it', { method });
    leftOut.add(method);
    return false;
  }

  function listOldMethods(): Promise<readonly string[]> {
    const asked = oldMethods ?? listOldPasswordMethods(database).then((all) => all.filter(isForAll));
    oldMethods = asked;
    asked.catch(() => {
      if (oldMethods === asked) oldMethods = null;
    });
    return asked;
  }

  /** The password was right: whatever goes wrong here is no reason to refuse it. */
  async function hashAnew({ id, password: stored }: UserRow, password: string): Promise<void> {
    try {
      await replacePassword(database, { id, from: stored, to: await hashPassword(password) });
      oldMethods = null;
    } catch (error) {
      logger.warn('The password of an earlier installation could not be hashed anew', { user: id, error });
    }
  }

  return {
    async verify(user, password) {
      const stored = user?.password ?? null;
      const remaining = await listOldMethods();
      const matches = await takeTurn(() =>
        verifyPassword(passwordWork, { stored, password, oldMethods: remaining }),
      );
      const method = stored === null ? null : (parseWerkzeugHash(stored)?.method ?? null);
      // Read in by hand while we ran: the next attempts must not be told from this one.
      if (method !== null && !leftOut.has(method) && !remaining.includes(method)) oldMethods = null;
      if (user && matches && isOldHash(user.password)) await hashAnew(user, password);
      return matches;
    },
  };
}
