import { parseMoment } from '@/lib/contracts/moment';
import { momentAt } from '@/lib/insight/zoned-time';

const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** Longest range of one page, in days. */
export const MOST_DAYS = 31;
/** A phone is about as many points wide: 5 minutes of a day, an hour of a week, 3 hours of a month. */
const MOST_BUCKETS = 300;
/** As many bars as can be told apart there. */
export const MOST_BARS = 48;
/** Lengths of a bucket that people think in, in s; in less than a minute the slowest sensor need not say anything. */
const RESOLUTIONS_S = [60, 300, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400];

/** Wall ms. */
export interface HistoryRange {
  from: number;
  to: number;
}

export type RangeProblem = 'unreadable' | 'order' | 'length';

/** What was asked for, as far as it can be read: nothing of it is lost when it cannot be shown. */
export type AskedRange = Record<keyof HistoryRange, number | null>;

/**
 * What a page's address says of the time to show; without anything, or where that cannot be shown, the last 24 hours.
 * @param timeZone of a form that was sent without script: its inputs hold what hangs on the wall there
 */
export function parseRange(
  { from, to }: { from?: unknown; to?: unknown },
  now: number,
  timeZone = 'UTC',
): { range: HistoryRange; asked: AskedRange; problem: RangeProblem | null } {
  const lastDay = lastDays(1, now);
  if (from === undefined && to === undefined) return { range: lastDay, asked: lastDay, problem: null };
  const read = (text: unknown) => parseOnWall(String(text), timeZone);
  const asked = { from: read(from), to: read(to) };
  const checked = checkRange(asked);
  return typeof checked === 'string'
    ? { range: lastDay, asked, problem: checked }
    : { range: checked, asked, problem: null };
}

/** The range, or why it cannot be shown. */
export function checkRange({ from, to }: AskedRange): HistoryRange | RangeProblem {
  if (from === null || to === null) return 'unreadable';
  if (from >= to) return 'order';
  return to - from > MOST_DAYS * DAY_MS ? 'length' : { from, to };
}

/** As an input of the type datetime-local says it. */
const ON_WALL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

function parseOnWall(text: string, timeZone: string): number | null {
  const moment = parseMoment(text);
  const [, date, clock] = ON_WALL.exec(text) ?? [];
  if (moment === null || date === undefined || clock === undefined) return moment;
  return momentAt({ date, clock }, timeZone);
}

/** Up to the next full minute, as the inputs hold no seconds. */
export function lastDays(days: number, now: number): HistoryRange {
  const to = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  return { from: to - days * DAY_MS, to };
}

/** Seconds of a bucket with which a range fits a drawing. */
export function resolutionOf({ from, to }: HistoryRange, most = MOST_BUCKETS): number {
  const fits = (seconds: number) => (to - from) / (seconds * 1000) <= most;
  return RESOLUTIONS_S.find(fits) ?? 86_400;
}

/** The range before (-1) or after (1), of the same length. */
export function shifted({ from, to }: HistoryRange, by: -1 | 1): HistoryRange {
  const length = to - from;
  return { from: from + by * length, to: to + by * length };
}

/** Address of the page that shows a range. */
export function historyPath({ from, to }: HistoryRange): string {
  const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  return `/history?${query}`;
}
