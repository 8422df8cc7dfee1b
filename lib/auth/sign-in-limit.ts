import type { Clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';
import type { Database } from '@/lib/store/database';
import {
  countFailures,
  countStrangersFailures,
  deleteOldFailures,
  hasSignedInFrom,
  type RecentFailures,
  replaceAttemptsBySuccess,
  type SignInSubject,
  saveAttempt,
} from '@/lib/store/sign-in-attempts';

/** Limits on wrong passwords, by CONTRACT §1. */
const WINDOW_MS = 15 * 60_000;
const PER_ADDRESS = 10;
/** From addresses that never signed in with this name: a stranger must not lock a parent out. */
const PER_NAME = 100;

export interface SignInLimit {
  /** @throws AppError `too_many_requests` with the seconds until the next try. */
  check(subject: SignInSubject): Promise<void>;
  note(subject: SignInSubject, succeeded: boolean): Promise<void>;
  forgetOld(): Promise<void>;
}

/** Kept in the database: a restart forgives nobody. */
export function createSignInLimit({ database, clock }: { database: Database; clock: Clock }): SignInLimit {
  const since = () => clock.now() - WINDOW_MS;

  function refuseAbove(failures: RecentFailures, limit: number): void {
    if (failures.count < limit) return;
    const freeAt = (failures.oldestAt ?? clock.now()) + WINDOW_MS;
    const retryAfterS = Math.max(1, Math.ceil((freeAt - clock.now()) / 1000));
    throw new AppError('too_many_requests', { details: { retryAfterS } });
  }

  return {
    async check(subject) {
      refuseAbove(await countFailures(database, subject, since()), PER_ADDRESS);
      if (await hasSignedInFrom(database, subject)) return;
      refuseAbove(await countStrangersFailures(database, subject.usernameKey, since()), PER_NAME);
    },
    note: (subject, succeeded) =>
      succeeded
        ? replaceAttemptsBySuccess(database, { ...subject, now: clock.now() })
        : saveAttempt(database, { ...subject, succeeded, now: clock.now() }),
    forgetOld: () => deleteOldFailures(database, since()),
  };
}
