import type { Interval } from './intervals';
import { momentAt, readCalendar } from './zoned-time';

const DAY_MS = 86_400_000;

/** When the baby is put to bed and taken out of it, as a clock on the wall shows it: `HH:MM`. */
export interface NightHours {
  bedtime: string;
  morning: string;
}

/** Until a caregiver says otherwise. */
export const DEFAULT_NIGHT_HOURS: NightHours = { bedtime: '20:00', morning: '07:00' };

/** A time of day as an input of the type time holds it. */
export const CLOCK_FORM = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * The night that begins on that day (YYYY-MM-DD) of that time zone. A morning that is no later on the clock than the
 * bedtime is that of the next day. In a night in which the clocks change it is an hour longer or shorter.
 */
export function nightOf(date: string, timeZone: string, { bedtime, morning }: NightHours): Interval {
  const dayOfMorning = morning > bedtime ? date : shiftDate(date, 1);
  const from = momentAt({ date, clock: bedtime }, timeZone);
  // Of a bedtime and a morning around the hour that is left out, the morning can come first.
  return { from, to: Math.max(from, momentAt({ date: dayOfMorning, clock: morning }, timeZone)) };
}

/** The day on which the newest night began that has begun at all. */
export function latestNight(now: number, timeZone: string, hours: NightHours): string {
  const { date } = readCalendar(now, timeZone);
  return nightOf(date, timeZone, hours).from <= now ? date : shiftDate(date, -1);
}

/** So many days later. */
export function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
