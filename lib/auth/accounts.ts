import type { Clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';
import type { Database } from '@/lib/store/database';
import { createUser, findUserByName, usernameKey } from '@/lib/store/users';
import type { PasswordCheck } from './password-check';
import { hashPassword } from './passwords';
import type { SignInLimit } from './sign-in-limit';

export interface Credentials {
  username: string;
  password: string;
}

export interface AccountDeps {
  database: Database;
  clock: Clock;
  passwordCheck: PasswordCheck;
  signInLimit: SignInLimit;
}

/** @throws AppError `username_taken`. */
export async function signUp(
  { database, clock }: Pick<AccountDeps, 'database' | 'clock'>,
  { username, password }: Credentials,
): Promise<void> {
  if (await findUserByName(database, username)) throw new AppError('username_taken');
  await createUser(database, { username, passwordHash: await hashPassword(password), now: clock.now() });
}

/**
 * @returns the account whose name and password these are.
 * @throws AppError `credentials_wrong` (the same, after the same time, for an unknown name and a wrong password),
 *   `too_many_requests`.
 */
export async function verifyCredentials(
  { database, passwordCheck, signInLimit }: Omit<AccountDeps, 'clock'>,
  { username, password, address }: Credentials & { address: string },
): Promise<{ id: number; username: string }> {
  const subject = { usernameKey: usernameKey(username), address };
  return signInLimit.inTurn(subject, async () => {
    await signInLimit.check(subject);
    const user = await findUserByName(database, username);
    const matches = await passwordCheck.verify(user, password);
    await signInLimit.note(subject, matches);
    if (!user || !matches) throw new AppError('credentials_wrong');
    return { id: user.id, username: user.username };
  });
}
