import { describe, expect, it } from 'vitest';
import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { bucketSpan, gapsOf, runsOf, spanOf, WIDTH } from './plot';

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

describe('spans', () => {
  it('fill the drawing from the first moment to the last', () => {
    expect(bucketSpan(PLOT, bucket(0))).toEqual({ x: 0, width: 100 });
    expect(bucketSpan(PLOT, bucket(9))).toEqual({ x: 900, width: 100 });
  });

  it('are cut where a bucket reaches out of the range', () => {
    expect(spanOf(PLOT, FROM - MINUTE, FROM + MINUTE)).toEqual({ x: 0, width: 100 });
    expect(spanOf(PLOT, FROM, FROM + 60 * MINUTE)).toEqual({ x: 0, width: WIDTH });
  });

  it('of a range without length are no division by zero', () => {
    expect(spanOf({ ...PLOT, to: FROM }, FROM, FROM + MINUTE)).toEqual({ x: 0, width: 0 });
  });
});
