import { expect, it } from 'vitest';
import { tableRows } from './table-rows';

const MINUTE = 60_000;
const FROM = Date.UTC(2025, 9, 3, 12);
const PLOT = { from: FROM, to: FROM + 10 * MINUTE, bucketMs: MINUTE };
const bucket = (minute: number) => ({
  timestamp: new Date(FROM + minute * MINUTE).toISOString(),
  rows: 1,
  temperature: null,
  crying: null,
  direction: null,
});
const shape = (minutes: number[], plot = PLOT) =>
  tableRows(minutes.map(bucket), plot).map(({ at, bucket }) => [(at - FROM) / MINUTE, bucket !== null]);

it('has one row for a gap, however long', () => {
  expect(shape([2, 3, 8])).toEqual([
    [0, false],
    [2, true],
    [3, true],
    [4, false],
    [8, true],
    [9, false],
  ]);
});

it('has no row for what is not missing', () => {
  expect(shape([0, 1], { ...PLOT, to: FROM + 2 * MINUTE })).toEqual([
    [0, true],
    [1, true],
  ]);
});

it('begins with the range when its first bucket begins before it', () => {
  expect(shape([0], { ...PLOT, from: FROM + MINUTE / 2, to: FROM + MINUTE })).toEqual([[0.5, true]]);
});
