import { describe, expect, it } from 'vitest';
import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { gapsOf, runsOf, slotIndexAt, slotsOf } from './plot';

const MINUTE = 60_000;
const FROM = Date.UTC(2025, 9, 3, 12);
const PLOT = { from: FROM, to: FROM + 10 * MINUTE, bucketMs: MINUTE };

function bucket(minute: number, temperature: number | null = 36.5): WireReadingBucket {
  return {
    timestamp: new Date(FROM + minute * MINUTE).toISOString(),
    rows: 60,
    temperature: temperature === null ? null : { min: temperature, avg: temperature, max: temperature },
    crying: null,
    direction: null,
  };
}

const minutesOf = (buckets: readonly WireReadingBucket[]) =>
  buckets.map(({ timestamp }) => (Date.parse(timestamp) - FROM) / MINUTE);

describe('runs', () => {
  it('end where a bucket is missing, or says nothing of the signal', () => {
    const buckets = [bucket(0), bucket(1), bucket(3), bucket(4, null), bucket(5), bucket(6)];
    expect(runsOf(buckets, MINUTE, 'temperature').map(minutesOf)).toEqual([[0, 1], [3], [5, 6]]);
    expect(runsOf(buckets, MINUTE, 'crying')).toEqual([]);
  });
});

describe('gaps', () => {
  it('are before, between and after the runs', () => {
    const runs = runsOf([bucket(2), bucket(3), bucket(6)], MINUTE, 'temperature');
    const gaps = gapsOf(PLOT, runs).map(({ from, to }) => [(from - FROM) / MINUTE, (to - FROM) / MINUTE]);
    expect(gaps).toEqual([
      [0, 2],
      [4, 6],
      [7, 10],
    ]);
  });

  it('are all of it when nothing was stored, and none when nothing is missing', () => {
    expect(gapsOf(PLOT, [])).toEqual([{ from: PLOT.from, to: PLOT.to }]);
    const whole = Array.from({ length: 10 }, (_, minute) => bucket(minute));
    expect(gapsOf(PLOT, runsOf(whole, MINUTE, 'temperature'))).toEqual([]);
  });

  it('begin with the range when its first bucket begins before it', () => {
    const later = { ...PLOT, from: FROM + MINUTE / 2 };
    expect(gapsOf(later, runsOf([bucket(0)], MINUTE, 'temperature'))).toEqual([
      { from: FROM + MINUTE, to: PLOT.to },
    ]);
  });
});

describe('slots', () => {
  it('are there whether anything was stored or not, cut where they reach out of the range', () => {
    const plot = { from: FROM + 30_000, to: FROM + 2 * MINUTE + 20_000, bucketMs: MINUTE };
    expect(slotsOf(plot)).toEqual([
      { from: FROM, to: FROM + MINUTE, middle: FROM + 45_000 },
      { from: FROM + MINUTE, to: FROM + 2 * MINUTE, middle: FROM + 90_000 },
      { from: FROM + 2 * MINUTE, to: FROM + 3 * MINUTE, middle: FROM + 130_000 },
    ]);
    expect(slotsOf({ ...PLOT, to: FROM })).toEqual([]);
  });

  it.each([
    [-MINUTE, 0],
    [0, 0],
    [MINUTE - 1, 0],
    [MINUTE, 1],
    [60 * MINUTE, 9],
  ])('hold the moment %d ms after the beginning: number %d', (after, index) => {
    expect(slotIndexAt(PLOT, FROM + after)).toBe(index);
  });
});
