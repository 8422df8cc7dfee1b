import type { WireReadingBucket } from '@/lib/contracts/monitoring';

/** °C at a moment, wall ms of the server. */
export interface TrendPoint {
  at: number;
  celsius: number;
}

export const TREND = {
  /** How far back the curve goes, in ms. */
  spanMs: 3_600_000,
  /** Seconds of one of its points. */
  resolutionS: 60,
} as const;

/** The words compare with this long ago, and take what was measured within so much of it, in ms. */
const BEFORE_MS = 30 * 60_000;
const AROUND_MS = 3 * 60_000;
/** Points further apart than this have a gap between them, in ms. */
const GAP_MS = 1.5 * TREND.resolutionS * 1_000;

/** The minutes in which something was measured, oldest first. */
export function toTrendPoints(buckets: readonly WireReadingBucket[]): TrendPoint[] {
  return buckets.flatMap(({ timestamp, temperature }) =>
    temperature === null ? [] : [{ at: Date.parse(timestamp), celsius: temperature.avg }],
  );
}

/** How much warmer it is now (`celsius` at `now`) than half an hour ago, in tenths of °C; null when nobody measured then. */
export function changeSince(points: readonly TrendPoint[], celsius: number, now: number): number | null {
  const around = points.filter(({ at }) => Math.abs(now - BEFORE_MS - at) <= AROUND_MS);
  if (around.length === 0) return null;
  const before = around.reduce((sum, point) => sum + point.celsius, 0) / around.length;
  // Both as they are written on the page: a difference that its own numbers do not show would puzzle.
  return Math.round(celsius * 10) - Math.round(before * 10);
}

/** The points of the last hour in runs without a gap. */
export function toRuns(points: readonly TrendPoint[], now: number): TrendPoint[][] {
  const runs: TrendPoint[][] = [];
  for (const point of points) {
    if (now - point.at > TREND.spanMs) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && point.at - last.at <= GAP_MS) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
