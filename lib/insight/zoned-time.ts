const DAY_MS = 86_400_000;

/** What a calendar (YYYY-MM-DD) and a clock (HH:MM) on the wall show. */
export interface WallTime {
  date: string;
  clock: string;
}

/** What hangs on the wall there at that moment (wall ms). */
export function readCalendar(ms: number, timeZone: string): WallTime {
  const [date = '', clock = ''] = new Date(ms + offsetAt(ms, timeZone)).toISOString().split('T');
  return { date, clock: clock.slice(0, 5) };
}

/**
 * When it is that time there, in wall ms. Of a time that comes twice, as clocks are set back, the first; one that is
 * left out, as they are set forward, is as late as if they had not been.
 */
export function momentAt({ date, clock }: WallTime, timeZone: string): number {
  const asUtc = Date.parse(`${date}T${clock}:00Z`);
  // Clocks are set once in a few days at most: one of the two offsets is in force.
  const [before, after] = [asUtc - DAY_MS, asUtc + DAY_MS].map((ms) => offsetAt(ms, timeZone)) as [
    number,
    number,
  ];
  const moments = [asUtc - before, asUtc - after].filter((ms) => ms + offsetAt(ms, timeZone) === asUtc);
  return moments.length === 0 ? asUtc - before : Math.min(...moments);
}

/** A moment (wall ms) as a table holds it: ISO 8601 by the clock of that zone, with its offset and whole seconds. */
export function toZonedIso(ms: number, timeZone: string): string {
  const offset = offsetAt(ms, timeZone);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const part = (value: number) => String(value).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
  return `${new Date(ms + offset).toISOString().slice(0, 19)}${zone}`;
}

/** Whether calendars know the zone, such as `Asia/Seoul`. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** ms by which clocks there are ahead of UTC at that moment. */
function offsetAt(ms: number, timeZone: string): number {
  const second = Math.floor(ms / 1000) * 1000;
  const parts = calendarOf(timeZone).formatToParts(second);
  const [year, month, day, hour, minute, s] = FIELDS.map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  ) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, s) - second;
}

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = Object.fromEntries(FIELDS.map((field) => [field, 'numeric']));
  return new Intl.DateTimeFormat('en-US', { ...numeric, timeZone, calendar: 'gregory', hourCycle: 'h23' });
}
