const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Up to here a clock says more than a date. */
const CLOCK_LIMIT = 2 * DAY;
/** Distances that people think in. */
const DISTANCES = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => (minutes * HOUR) / 60),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 7].map((days) => days * DAY),
];

export interface TimeMarks {
  /** Wall ms, at whole hours or midnights of that time zone. */
  at: number[];
  style: 'clock' | 'date';
}

/** Where a scale of time is marked for a reader in that time zone. */
export function timeMarks(
  { from, to }: { from: number; to: number },
  { timeZone, most }: { timeZone: string; most: number },
): TimeMarks {
  const length = to - from;
  const style = length <= CLOCK_LIMIT ? 'clock' : 'date';
  const fits = (distance: number) => length / distance <= most && (style === 'clock' || distance >= DAY);
  const distance = DISTANCES.find(fits) ?? 7 * DAY;
  const at: number[] = [];
  // By the reader's clock, which jumps twice a year: each mark is found anew.
  let local = Math.ceil((from + offsetAt(from, timeZone)) / distance) * distance;
  for (let mark = momentOf(local, timeZone); mark <= to; mark = momentOf(local, timeZone)) {
    if (mark >= from) at.push(mark);
    local += distance;
  }
  return { at, style };
}

/** The moment at which a clock in that zone reads what UTC reads at `local`. */
function momentOf(local: number, timeZone: string): number {
  const guess = local - offsetAt(local, timeZone);
  return local - offsetAt(guess, timeZone);
}

/** What that zone's clock is ahead of UTC, in ms. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return local - Math.floor(ms / 1_000) * 1_000;
}
