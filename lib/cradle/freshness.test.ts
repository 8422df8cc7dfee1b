import { expect, it } from 'vitest';
import { freshnessOf } from './freshness';

it.each([
  ['frame', 5_000],
  ['direction', 10_000],
  ['crying', 15_000],
  ['temperature', 60_000],
] as const)('%s is fresh for %i ms after its arrival, then stale', (signal, limit) => {
  expect(freshnessOf(signal, 1_000, 1_000 + limit)).toBe('fresh');
  expect(freshnessOf(signal, 1_000, 1_001 + limit)).toBe('stale');
});

it('is unknown, never fresh, while nothing has come', () => {
  expect(freshnessOf('temperature', null, 0)).toBe('unknown');
});
