import type { Logger } from '@/lib/platform/logger';
import type { Database } from '@/lib/store/database';
import { listOldPasswordMethods, replacePassword, type UserRow } from '@/lib/store/users';
import { hashPassword, isOldHash, passwordWork, verifyPassword } from './passwords';
import { isWerkzeugMethod, parseWerkzeugHash } from './werkzeug-hash';

export interface PasswordCheck {
  /**
   * Whether this is the password of the account; null stands for a name that nobody has, and costs the same work.
   * An account of the earlier server is hashed anew once its password is known.
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

  function listOldMethods(): Promise<readonly string[]> {
    const asked = oldMethods ?? listOldPasswordMethods(database).then((all) => all.filter(isWerkzeugMethod));
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
      const matches = await verifyPassword(passwordWork, { stored, password, oldMethods: remaining });
      const method = stored === null ? null : (parseWerkzeugHash(stored)?.method ?? null);
      // Read in by hand while we ran: the next attempts must not be told from this one.
      if (method !== null && !remaining.includes(method)) oldMethods = null;
      if (user && matches && isOldHash(user.password)) await hashAnew(user, password);
      return matches;
    },
  };
}
