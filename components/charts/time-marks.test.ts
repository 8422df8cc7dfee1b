import { expect, it } from 'vitest';
import { timeMarks } from './time-marks';

const HOUR = 3_600_000;
const from = Date.UTC(2025, 9, 3, 12, 10);
const marks = (hours: number, timeZone: string, start = from) => {
  const { at, style } = timeMarks({ from: start, to: start + hours * HOUR }, { timeZone, most: 5 });
  return [style, ...at.map((ms) => new Date(ms).toISOString().slice(5, 16))];
};

it('are whole hours of the reader’s clock', () => {
  expect(marks(24, 'UTC')).toEqual(['clock', '10-03T18:00', '10-04T00:00', '10-04T06:00', '10-04T12:00']);
  expect(marks(24, 'Asia/Kathmandu')).toEqual([
    'clock',
    '10-03T12:15',
    '10-03T18:15',
    '10-04T00:15',
    '10-04T06:15',
  ]);
  expect(marks(1, 'Asia/Seoul')).toEqual([
    'clock',
    '10-03T12:15',
    '10-03T12:30',
    '10-03T12:45',
    '10-03T13:00',
  ]);
});

it('are midnights of the reader’s calendar', () => {
  expect(marks(96, 'Asia/Seoul')).toEqual([
    'date',
    '10-03T15:00',
    '10-04T15:00',
    '10-05T15:00',
    '10-06T15:00',
  ]);
  expect(marks(30 * 24, 'UTC')[0]).toBe('date');
  expect(marks(30 * 24, 'UTC').length).toBeLessThanOrEqual(6);
});

it('stay at midnight when the clocks change', () => {
  // In Berlin summer time ends on 26 October.
  expect(marks(96, 'Europe/Berlin', Date.UTC(2025, 9, 24, 12))).toEqual([
    'date',
    '10-24T22:00',
    '10-25T22:00',
    '10-26T23:00',
    '10-27T23:00',
  ]);
});
