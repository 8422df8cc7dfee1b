import type { Clock } from '@/lib/platform/clock';
import { AppError, hasErrorCode } from '@/lib/platform/errors';
import type { Database } from '@/lib/store/database';
import { createUser, findUserByName, type UserRow, usernameKey } from '@/lib/store/users';
import type { PasswordCheck } from './password-check';
import { hashPassword } from './passwords';
import type { Session, SessionOptions, Sessions } from './sessions';
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

type SignInDeps = Omit<AccountDeps, 'clock'>;
type Attempt = Credentials & { address: string };

/**
 * @returns the account whose name and password these are, with the hash that was compared.
 * @throws AppError `credentials_wrong` (the same, after the same time, for an unknown name and a wrong password),
 *   `too_many_requests`.
 */
export async function verifyCredentials(
  { database, passwordCheck, signInLimit }: SignInDeps,
  { username, password, address }: Attempt,
): Promise<UserRow> {
  const subject = { usernameKey: usernameKey(username), address };
  return signInLimit.inTurn(subject, async () => {
    await signInLimit.check(subject);
    const user = await findUserByName(database, username);
    const matches = await passwordCheck.verify(user, password);
    await signInLimit.note(subject, matches);
    if (!user || !matches) throw new AppError('credentials_wrong');
    return user;
  });
}

/** The hash may be another one by the time that it counts: an old one is hashed anew, or the password changed. */
const HASH_TRIES = 2;

/**
 * Opens a session for whoever knows the password, and knows it still when the session begins.
 * @throws AppError as `verifyCredentials`.
 */
export async function signIn(
  deps: SignInDeps & { sessions: Pick<Sessions, 'open'> },
  attempt: Attempt,
  options: SessionOptions,
): Promise<{ user: Pick<UserRow, 'id' | 'username'>; token: string }> {
  for (let tries = 0; tries < HASH_TRIES; tries += 1) {
    const user = await verifyCredentials(deps, attempt);
    const token = await deps.sessions.open(user, options);
    if (token !== null) return { user: { id: user.id, username: user.username }, token };
  }
  throw new AppError('credentials_wrong');
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
 * @throws AppError `password_wrong`, `too_many_requests`, `unauthorized` when the session ends meanwhile.
 */
export async function changePassword(
  deps: SignInDeps & { sessions: Pick<Sessions, 'changePassword' | 'findByHash'> },
  { session, current, next, address }: PasswordChange,
): Promise<void> {
  const { username } = session;
  const verify = () =>
    verifyCredentials(deps, { username, password: current, address }).catch((cause) => {
      throw hasErrorCode(cause, 'credentials_wrong') ? new AppError('password_wrong', { cause }) : cause;
    });
  for (let tries = 0; tries < HASH_TRIES; tries += 1) {
    const user = await verify();
    const to = await hashPassword(next);
    // From the hash that was compared, and no other: what somebody else chose meanwhile is not ours to replace.
    if (await deps.sessions.changePassword(session, { from: user.password, to })) return;
    if ((await deps.sessions.findByHash(session.tokenHash)) === null) throw new AppError('unauthorized');
  }
  throw new AppError('password_wrong');
}
