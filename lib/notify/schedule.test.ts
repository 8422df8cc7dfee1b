import { describe, expect, it } from 'vitest';
import { isWorthIt, nextTry } from './schedule';

const FIRST = 1_700_000_000_000;
const waitAfter = (attempts: number, more: Partial<Parameters<typeof nextTry>[0]> = {}): number | null => {
  const at = nextTry({ kind: 'alert', createdAt: FIRST, attempts, now: FIRST, retryAfterMs: null, ...more });
  return at === null ? null : at - FIRST;
};

describe('the wait after a failed attempt', () => {
  it.each([
    [1, 2_000],
    [2, 5_000],
    [3, 15_000],
    [4, 30_000],
    [5, 60_000],
    [6, 60_000],
    [500, 60_000],
  ])('after %d attempts', (attempts, wait) => expect(waitAfter(attempts)).toBe(wait));

  it('is as long as the other side asked for, when that is longer', () => {
    expect(waitAfter(1, { retryAfterMs: 40_000 })).toBe(40_000);
    expect(waitAfter(4, { retryAfterMs: 1_000 })).toBe(30_000);
  });

  it('ends when the message would come too late to be worth anything', () => {
    expect(waitAfter(1, { retryAfterMs: 600_000 })).toBeNull();
    expect(waitAfter(5, { now: FIRST + 539_999 })).toBe(599_999);
    expect(waitAfter(5, { now: FIRST + 540_000 })).toBeNull();
    expect(waitAfter(5, { kind: 'cleared', now: FIRST + 540_000 })).toBe(600_000);
    expect(waitAfter(5, { kind: 'test', now: FIRST + 60_000 })).toBeNull();
  });
});

it.each([
  [0, true],
  [599_999, true],
  [600_000, false],
  // A clock that was set back while the server was down.
  [-3_600_000, true],
])('an alert that waited %d ms is worth telling: %s', (ms, worth) => {
  expect(isWorthIt({ kind: 'alert', createdAt: FIRST }, FIRST + ms)).toBe(worth);
});
