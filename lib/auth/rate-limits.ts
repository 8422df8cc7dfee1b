import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/lib/platform/errors';

/** Per address, by CONTRACT §1. */
const LIMITS = {
  signUp: { points: 60, duration: 3_600 },
  checkUsername: { points: 60, duration: 60 },
  registerUnknownAgent: { points: 300, duration: 60 },
  registerKnownAgent: { points: 1_200, duration: 60 },
} as const satisfies Record<string, { points: number; duration: number }>;

export type RateLimited = keyof typeof LIMITS;

export interface RateLimits {
  /** Counts one call from an address. @throws AppError `too_many_requests` with the seconds to wait. */
  take(name: RateLimited, address: string): Promise<void>;
}

export function createRateLimits(): RateLimits {
  const limiters = new Map(
    Object.entries(LIMITS).map(([name, limit]) => [
      name,
      new RateLimiterMemory({ ...limit, keyPrefix: name }),
    ]),
  );
  return {
    async take(name, address) {
      try {
        await limiters.get(name)?.consume(address);
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        const retryAfterS = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
        throw new AppError('too_many_requests', { details: { retryAfterS } });
      }
    },
  };
}
