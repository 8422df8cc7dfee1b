import type { Interval } from './interval';

/** A stretch of time of which nothing is kept, in wall ms: from `from` to before `to`. */
export interface SweptRange {
  from: number;
  to: number;
}

/** What of a stretch of time is swept: all of it but recordings that are kept. */
export function sweptRanges(kept: readonly Interval[], { from, to }: SweptRange): SweptRange[] {
  const ranges: SweptRange[] = [];
  let next = from;
  for (const interval of kept.toSorted((a, b) => a.from - b.from)) {
    if (interval.from >= to) break;
    if (interval.from > next) ranges.push({ from: next, to: interval.from });
    next = Math.max(next, interval.to + 1);
  }
  if (next < to) ranges.push({ from: next, to });
  return ranges;
}
