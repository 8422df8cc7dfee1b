import type { Clock } from '@/lib/platform/clock';
import { AppError, hasErrorCode } from '@/lib/platform/errors';
import type { Database } from '@/lib/store/database';
import { createUser, findUserByName, replacePassword, usernameKey } from '@/lib/store/users';
import type { PasswordCheck } from './password-check';
import { hashPassword } from './passwords';
import type { Session, Sessions } from './sessions';
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

interface PasswordChange {
  session: Session;
  current: string;
  next: string;
  address: string;
}

/**
 * Gives the account another password and ends all its sessions but this one. Wrong passwords count as those of
 * sign-ins do: who found a phone unlocked must not try for ever.
 * @throws AppError `password_wrong`, `too_many_requests`.
 */
export async function changePassword(
  deps: Omit<AccountDeps, 'clock'> & { sessions: Pick<Sessions, 'closeOthers'> },
  { session, current, next, address }: PasswordChange,
): Promise<void> {
  const { username } = session;
  await verifyCredentials(deps, { username, password: current, address }).catch((cause) => {
    throw hasErrorCode(cause, 'credentials_wrong') ? new AppError('password_wrong', { cause }) : cause;
  });
  const user = await findUserByName(deps.database, username);
  if (user === null) throw new AppError('unauthorized');
  const to = await hashPassword(next);
  // First, since they must not outlive the password; and again for one that was opened with it meanwhile.
  await deps.sessions.closeOthers(session);
  const changed = await replacePassword(deps.database, { id: user.id, from: user.password, to });
  // Somebody else changed it in this moment.
  if (!changed) throw new AppError('password_wrong');
  await deps.sessions.closeOthers(session);
}
