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
  /**
   * Runs the tries of one name from one address one after the other: those that come at the same moment would all
   * be let through before the first is noted.
   */
  inTurn<T>(subject: SignInSubject, attempt: () => Promise<T>): Promise<T>;
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
    inTurn: createTurns(),
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

function createTurns(): SignInLimit['inTurn'] {
  const newest = new Map<string, Promise<unknown>>();
  return ({ usernameKey, address }, attempt) => {
    const key = `${address} ${usernameKey}`;
    const turn = (newest.get(key) ?? Promise.resolve()).then(attempt, attempt);
    newest.set(key, turn);
    const leave = () => {
      if (newest.get(key) === turn) newest.delete(key);
    };
    turn.then(leave, leave);
    return turn;
  };
}
