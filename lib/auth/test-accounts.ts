import { AppError } from '@/lib/platform/errors';
import { createLogger } from '@/lib/platform/logger';
import { createTestClock } from '@/lib/platform/test-clock';
import type { Database } from '@/lib/store/database';
import { startTestDatabase, type TestDatabase } from '@/lib/store/test-database';
import { findUserByName, type UserRow } from '@/lib/store/users';
import { signUp } from './accounts';
import { createLeases } from './leases';
import { createPasswordCheck } from './password-check';
import { createSessions, type Sessions } from './sessions';
import { createSignInLimit } from './sign-in-limit';

/** What the caregiver of the tests is called, and signs in with. */
export const MOTHER = { username: 'Mother', password: 'correct horse' };

/** Test part: a real database with one account. */
export async function startAccounts(): Promise<{ test: TestDatabase; mother: UserRow }> {
  const test = await startTestDatabase();
  await signUp(createAccountParts(test).deps, MOTHER);
  const mother = await findUserByName(test.database, MOTHER.username);
  if (mother === null) throw new Error('no account');
  return { test, mother };
}

export type AccountParts = ReturnType<typeof createAccountParts>;

/** Test part: all that accounts and sessions are made of, with a database that can be away. */
export function createAccountParts(test: TestDatabase) {
  const clock = createTestClock(Date.now());
  const leases = createLeases();
  const link = { isUp: true };
  // What lib/store/database.ts answers while the server is away (lib/store/outage.test.ts), without the wait.
  const database: Database = {
    ...test.database,
    get orm() {
      if (link.isUp) return test.database.orm;
      throw new AppError('database_unavailable');
    },
    async withConnection(work) {
      if (link.isUp) return test.database.withConnection(work);
      throw new AppError('database_unavailable');
    },
  };
  const sessions = createSessions({ database, leases, clock, removeDevices: (work) => work() });
  const signInLimit = createSignInLimit({ database, clock });
  const passwordCheck = createPasswordCheck({ database, logger: createLogger('silent') });
  const deps = { database, clock, passwordCheck, signInLimit };
  return { clock, leases, link, sessions, signInLimit, deps };
}

export async function openSession(sessions: Sessions, user: UserRow, remember = false): Promise<string> {
  const token = await sessions.open(user, { remember });
  if (token === null) throw new Error('no session');
  return token;
}
