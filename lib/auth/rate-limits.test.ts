import { describe, expect, it } from 'vitest';
import { findAppError } from '@/lib/platform/errors';
import { createRateLimits, type RateLimited } from './rate-limits';

/** How many calls from one address were let through before the first refusal, and the seconds it names. */
async function countUntilRefusal(name: RateLimited) {
  const limits = createRateLimits();
  for (let passed = 0; passed < 5_000; passed += 1) {
    const refusal = await limits.take(name, '10.0.0.1').catch(findAppError);
    if (refusal) return { passed, code: refusal.code, retryAfterS: refusal.details.retryAfterS ?? 0, limits };
  }
  throw new Error('no call was refused');
}

describe('an address', () => {
  it.each([
    ['signUp', 60, 3_600],
    ['checkUsername', 60, 60],
    ['registerUnknownAgent', 300, 60],
    ['registerKnownAgent', 1_200, 60],
  ] as const)('may do %s %i times in %i s', async (name, points, seconds) => {
    const { passed, code, retryAfterS, limits } = await countUntilRefusal(name);
    expect([passed, code]).toEqual([points, 'too_many_requests']);
    expect(retryAfterS).toBeGreaterThan(seconds - 10);
    expect(retryAfterS).toBeLessThanOrEqual(seconds);
    await limits.take(name, '10.0.0.2');
  });

  it('has each limit for itself', async () => {
    const { limits } = await countUntilRefusal('signUp');
    await limits.take('checkUsername', '10.0.0.1');
  });
});
