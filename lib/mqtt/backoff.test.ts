import { expect, it } from 'vitest';
import { createBackoff } from './backoff';

it('doubles from one second to thirty and begins anew after a success', () => {
  const backoff = createBackoff();
  expect(Array.from({ length: 7 }, () => backoff.next())).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
  backoff.reset();
  expect(backoff.next()).toBe(1_000);
});
