import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoment } from './moment';

const NOON = Date.UTC(2025, 9, 3, 12);

describe('a moment as clients write it', () => {
  it.each([
    ['2025-10-03T12:00:00Z', NOON],
    ['2025-10-03T12:00:00z', NOON],
    ['2025-10-03t12:00:00Z', NOON],
    ['2025-10-03T12:00:00', NOON],
    ['2025-10-03 12:00:00', NOON],
    ['2025-10-03 12:00', NOON],
    ['2025-10-03T21:00:00+09:00', NOON],
    ['2025-10-03T21:00:00+0900', NOON],
    ['2025-10-03T21:00:00 09:00', NOON],
    ['2025-10-03T06:15:00-05:45', NOON],
    ['2025-10-03T12:00:00.5Z', NOON + 500],
    ['2025-10-03T12:00:00,123456789Z', NOON + 123],
    ['2025-10-03', Date.UTC(2025, 9, 3)],
    ['  2025-10-03  ', Date.UTC(2025, 9, 3)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['1000-01-01', Date.UTC(1000, 0, 1)],
    ['9999-12-31T23:59:59.999Z', Date.UTC(9999, 11, 31, 23, 59, 59, 999)],
  ])('%s is read', (text, ms) => {
    expect(parseMoment(text)).toBe(ms);
  });

  it.each([
    '',
    'now',
    '2025-02-29',
    '2025-02-30T00:00:00Z',
    '2025-13-01',
    '2025-00-10',
    '2025-10-00',
    '2025-10-03T24:00:00Z',
    '2025-10-03T12:60:00Z',
    '2025-10-03T12:00:60Z',
    '2025-10-03T12',
    '2025-10-03Z',
    '2025-10-03T12:00:00+15:00',
    '2025-10-03T12:00:00+09:60',
    '0050-01-01',
    '0999-12-31T23:59:59Z',
    '1000-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
    '1759492800',
    '03/10/2025',
    '20251003',
  ])('%j is none', (text) => {
    expect(parseMoment(text)).toBeNull();
  });

  it('comes back from what goes out', () => {
    const dates = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(dates, (date) => parseMoment(date.toISOString()) === date.getTime()));
  });
});
