import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_NIGHT_HOURS, latestNight, nightOf, shiftDate } from './night';
import { isTimeZone, momentAt, readCalendar, toZonedIso } from './zoned-time';

const HOUR = 3_600_000;
const ZONES = [
  ...['Asia/Seoul', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'],
  ...['Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Casablanca'],
];

describe('a night', () => {
  it.each([
    ['Asia/Seoul', '2025-10-03', '2025-10-03T11:00Z', 11],
    ['America/New_York', '2025-11-01', '2025-11-02T00:00Z', 12],
    ['America/New_York', '2025-03-08', '2025-03-09T01:00Z', 10],
    ['Europe/Berlin', '2025-12-31', '2025-12-31T19:00Z', 11],
  ])('in %s on %s begins at %s and lasts %d hours', (timeZone, date, begin, hours) => {
    const { from, to } = nightOf(date, timeZone, DEFAULT_NIGHT_HOURS);
    expect([from, (to - from) / HOUR]).toEqual([Date.parse(begin), hours]);
  });

  it('ends on the day on which it begins when its morning is later on the clock', () => {
    const nap = { bedtime: '00:30', morning: '07:00' };
    expect(nightOf('2025-10-03', 'UTC', nap)).toEqual({
      from: Date.UTC(2025, 9, 3, 0, 30),
      to: Date.UTC(2025, 9, 3, 7),
    });
  });

  it('is never shorter than nothing, though its bedtime is left out as clocks are set forward', () => {
    const night = nightOf('2026-03-29', 'Europe/Berlin', { bedtime: '02:50', morning: '03:10' });
    expect(night).toEqual({ from: Date.UTC(2026, 2, 29, 1, 50), to: Date.UTC(2026, 2, 29, 1, 50) });
  });

  it.each([
    ['2025-10-03T11:00Z', '2025-10-03'],
    ['2025-10-03T10:59Z', '2025-10-02'],
    ['2025-10-03T15:30Z', '2025-10-03'],
    ['2025-10-03T23:00Z', '2025-10-03'],
  ])('at %s is in Seoul the newest that has begun: that of %s', (now, date) => {
    expect(latestNight(Date.parse(now), 'Asia/Seoul', DEFAULT_NIGHT_HOURS)).toBe(date);
  });

  it('of the days before and after stands beyond the end of a month, a year and a leap day', () => {
    expect([shiftDate('2025-12-31', 1), shiftDate('2024-03-01', -1)]).toEqual(['2026-01-01', '2024-02-29']);
  });
});

describe('a time of day', () => {
  const days = fc
    .integer({ min: 0, max: 25_000 })
    .map((day) => new Date(day * 24 * HOUR).toISOString().slice(0, 10));
  const clocks = fc
    .integer({ min: 0, max: 1439 })
    .map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));

  it('is what the clock shows at its moment, unless it is left out there, and then no more than a day off', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), days, clocks, (timeZone, date, clock) => {
        const moment = momentAt({ date, clock }, timeZone);
        const shown = readCalendar(moment, timeZone);
        if (shown.date === date && shown.clock === clock) return;
        const later = Date.parse(`${shown.date}T${shown.clock}:00Z`) - Date.parse(`${date}T${clock}:00Z`);
        expect(later).toBeGreaterThan(0);
        expect(later).toBeLessThanOrEqual(24 * HOUR);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['2025-11-02', '01:30', '2025-11-02T05:30Z'],
    ['2025-03-09', '02:30', '2025-03-09T07:30Z'],
  ])('on %s at %s in New York is %s: the first of two, and after one that is left out', (date, clock, at) => {
    expect(momentAt({ date, clock }, 'America/New_York')).toBe(Date.parse(at));
  });

  it.each([
    ['Asia/Seoul', '2025-10-03T21:04:05+09:00'],
    ['America/New_York', '2025-10-03T08:04:05-04:00'],
    ['Asia/Kathmandu', '2025-10-03T17:49:05+05:45'],
    ['UTC', '2025-10-03T12:04:05+00:00'],
  ])('is written with the offset of %s', (timeZone, text) => {
    expect(toZonedIso(Date.UTC(2025, 9, 3, 12, 4, 5, 678), timeZone)).toBe(text);
  });

  it('is asked of zones that exist', () => {
    expect(['Asia/Seoul', 'UTC', 'Seoul', '', 'Asia/Seoul; x'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
