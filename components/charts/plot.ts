import type { WireReadingBucket } from '@/lib/contracts/monitoring';

/** What a drawing shows: a stretch of time (wall ms) in buckets of that many ms. */
export interface Plot {
  from: number;
  to: number;
  bucketMs: number;
}

/** A step of the drawing, whether anything was stored in it or not. Wall ms. */
export interface Slot {
  from: number;
  to: number;
  /** Where it is drawn: its middle, of what of it lies in the range. */
  middle: number;
}

export function slotsOf({ from, to, bucketMs }: Plot): Slot[] {
  const first = Math.floor(from / bucketMs) * bucketMs;
  const count = Math.max(0, Math.ceil((to - first) / bucketMs));
  return Array.from({ length: count }, (_, index) => {
    const start = first + index * bucketMs;
    const end = start + bucketMs;
    return { from: start, to: end, middle: (Math.max(start, from) + Math.min(end, to)) / 2 };
  });
}

/** Index of the slot that holds a moment; the nearest one for a moment outside. */
export function slotIndexAt(plot: Plot, at: number): number {
  const first = Math.floor(plot.from / plot.bucketMs);
  const last = slotsOf(plot).length - 1;
  return Math.min(Math.max(Math.floor(at / plot.bucketMs) - first, 0), Math.max(0, last));
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
