/** A stretch of time in wall ms; its end does not belong to it. */
export interface Interval {
  from: number;
  to: number;
}

/** The part of an interval that lies within another; null where they only touch. */
export function within({ from, to }: Interval, span: Interval): Interval | null {
  const part = { from: Math.max(from, span.from), to: Math.min(to, span.to) };
  return part.from < part.to ? part : null;
}

/** The same time as intervals that neither touch nor overlap, in order. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || from > last.to) result.push({ from, to });
    else last.to = Math.max(last.to, to);
  }
  return result;
}

/** What of a span no interval covers, in order. */
export function uncovered(span: Interval, intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  let from = span.from;
  for (const part of joined(intervals.flatMap((interval) => within(interval, span) ?? []))) {
    if (part.from > from) result.push({ from, to: part.from });
    from = part.to;
  }
  if (span.to > from) result.push({ from, to: span.to });
  return result;
}

/** What of the first ones none of the others covers. */
export function without(intervals: readonly Interval[], others: readonly Interval[]): Interval[] {
  return joined(intervals).flatMap((interval) => uncovered(interval, others));
}

/** ms of all of them together; those that overlap are counted once. */
export function totalMs(intervals: readonly Interval[]): number {
  return joined(intervals).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The first of the longest; null of none. */
export function longest(intervals: readonly Interval[]): Interval | null {
  const lengthOf = ({ from, to }: Interval) => to - from;
  return intervals.reduce<Interval | null>(
    (best, each) => (best === null || lengthOf(each) > lengthOf(best) ? each : best),
    null,
  );
}
