import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/platform/errors';

/** By CONTRACT §1 per address; those of mails and tests per account, and per address that mails go to. */
const LIMITS = {
  signUp: { points: 60, duration: 3_600 },
  checkUsername: { points: 60, duration: 60 },
  registerUnknownAgent: { points: 300, duration: 60 },
  registerKnownAgent: { points: 1_200, duration: 60 },
  confirmationOf: { points: 5, duration: 3_600 },
  // Several accounts must not fill a stranger's mailbox.
  confirmationTo: { points: 5, duration: 3_600 },
  testNotification: { points: 5, duration: 60 },
} as const satisfies Record<string, { points: number; duration: number }>;

export type RateLimited = keyof typeof LIMITS;

export interface RateLimits {
  /** Counts one call of whoever is counted: an address or an account. @throws AppError `too_many_requests` with the seconds to wait. */
  take(name: RateLimited, subject: string): Promise<void>;
}

export function createRateLimits(): RateLimits {
  const limiters = new Map(
    Object.entries(LIMITS).map(([name, limit]) => [
      name,
      new RateLimiterMemory({ ...limit, keyPrefix: name }),
    ]),
  );
  return {
    async take(name, subject) {
      try {
        await limiters.get(name)?.consume(subject);
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        const retryAfterS = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
        throw new AppError('too_many_requests', { details: { retryAfterS } });
      }
    },
  };
}
