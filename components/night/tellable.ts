import type { Interval } from '@/lib/insight/intervals';

/** As many as a person reads; a bad sensor makes hundreds of short ones. */
const MOST_LINES = 40;

/** The longest of them in their order, and how many are left out. */
export function tellable<T extends Interval>(spans: readonly T[]): { told: T[]; left: number } {
  const longest = [...spans].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST_LINES);
  const isTold = new Set<T>(longest);
  return { told: spans.filter((span) => isTold.has(span)), left: spans.length - longest.length };
}
