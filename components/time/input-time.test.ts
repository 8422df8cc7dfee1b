import { expect, it } from 'vitest';
import { fromInputTime, toInputTime } from './input-time';

const at = Date.UTC(2025, 9, 3, 15, 5);

it.each([
  ['UTC', '2025-10-03T15:05'],
  ['Asia/Seoul', '2025-10-04T00:05'],
  ['America/New_York', '2025-10-03T11:05'],
])('writes a moment for an input in %s', (timeZone, text) => {
  expect(toInputTime(at, timeZone)).toBe(text);
});

it('reads an input in the zone of the browser', () => {
  // The tests run at +05:45.
  expect(fromInputTime('2025-10-03T20:50')).toBe('2025-10-03T15:05:00.000Z');
});

it('leaves what is no time to the page, which says so', () => {
  expect(fromInputTime('')).toBe('');
});
