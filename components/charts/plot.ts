import type { WireReadingBucket } from '@/lib/contracts/monitoring';

/** Units of a drawing, which is stretched to the width of the page. */
export const WIDTH = 1000;
export const HEIGHT = 200;

/** What a drawing shows: a stretch of time (wall ms) in buckets of that many ms. */
export interface Plot {
  from: number;
  to: number;
  bucketMs: number;
}

/** From left to right in units of the drawing. */
export interface Span {
  x: number;
  width: number;
}

export function spanOf({ from, to }: Plot, start: number, end: number): Span {
  const xOf = (ms: number) => (Math.min(Math.max(ms, from), to) - from) * (WIDTH / Math.max(1, to - from));
  const x = round(xOf(start));
  return { x, width: round(xOf(end) - x) };
}

/** A bucket's place in the drawing. */
export function bucketSpan(plot: Plot, { timestamp }: WireReadingBucket): Span {
  const start = Date.parse(timestamp);
  return spanOf(plot, start, start + plot.bucketMs);
}

/** Buckets that follow each other without one missing. */
export type Run = [WireReadingBucket, ...WireReadingBucket[]];

/** Splits the buckets in which that signal was stored where one is missing: no line may lead over a gap. */
export function runsOf(
  buckets: readonly WireReadingBucket[],
  bucketMs: number,
  signal: 'temperature' | 'crying' | 'direction',
): Run[] {
  const runs: Run[] = [];
  let expected: number | null = null;
  for (const bucket of buckets) {
    if (bucket[signal] === null) continue;
    const start = Date.parse(bucket.timestamp);
    const run = runs.at(-1);
    if (run === undefined || start !== expected) runs.push([bucket]);
    else run.push(bucket);
    expected = start + bucketMs;
  }
  return runs;
}

/** A stretch of time in wall ms. */
export interface Gap {
  from: number;
  to: number;
}

/** Where nothing was stored, before, between and after the runs. */
export function gapsOf({ from, to, bucketMs }: Plot, runs: readonly Run[]): Gap[] {
  const gaps: Gap[] = [];
  let end = from;
  for (const run of runs) {
    const start = Date.parse(run[0].timestamp);
    if (start > end) gaps.push({ from: end, to: start });
    end = start + run.length * bucketMs;
  }
  if (to > end) gaps.push({ from: end, to });
  return gaps;
}

/** Of the shares of buckets, which all stand for the same time. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
