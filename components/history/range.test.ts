import { describe, expect, it } from 'vitest';
import { DAY_MS, historyPath, lastDays, MOST_BARS, parseRange, resolutionOf, shifted } from './range';

const NOW = Date.UTC(2025, 9, 3, 12, 34, 56);
const LAST_DAY = { from: Date.UTC(2025, 9, 2, 12, 35), to: Date.UTC(2025, 9, 3, 12, 35) };

describe('parseRange', () => {
  it('is the last 24 hours when nothing is said', () => {
    expect(parseRange({}, NOW)).toEqual({ range: LAST_DAY, asked: LAST_DAY, problem: null });
  });

  it('reads moments with a zone, and without one as UTC', () => {
    const range = { from: Date.UTC(2025, 9, 1, 3), to: Date.UTC(2025, 9, 1, 15, 30) };
    expect(parseRange({ from: '2025-10-01T12:00+09:00', to: '2025-10-01T15:30' }, NOW).range).toEqual(range);
    expect(parseRange({ from: '2025-10-01T03:00:00.000Z', to: '2025-10-01T15:30:00Z' }, NOW)).toEqual({
      range,
      asked: range,
      problem: null,
    });
  });

  it('reads what a form sent without script by the clock of its reader', () => {
    const query = { from: '2025-10-01T12:00', to: '2025-10-02T00:30' };
    const range = { from: Date.UTC(2025, 9, 1, 3), to: Date.UTC(2025, 9, 1, 15, 30) };
    expect(parseRange(query, NOW, 'Asia/Seoul')).toEqual({ range, asked: range, problem: null });
    expect(parseRange({ ...query, from: '2025-02-30T12:00' }, NOW, 'Asia/Seoul').problem).toBe('unreadable');
  });

  it.each([
    [{ from: '2025-02-30', to: '2025-03-01' }, 'unreadable'],
    [{ from: 'yesterday', to: '2025-03-01' }, 'unreadable'],
    [{ from: '2025-03-01' }, 'unreadable'],
    [{ from: '', to: '' }, 'unreadable'],
    [{ from: ['2025-03-01', '2025-03-02'], to: '2025-03-03' }, 'unreadable'],
    [{ from: '2025-03-02', to: '2025-03-01' }, 'order'],
    [{ from: '2025-03-01', to: '2025-03-01' }, 'order'],
    [{ from: '2025-03-01T00:00', to: '2025-04-01T00:01' }, 'length'],
  ])('says what is wrong with %j, and falls back to the last 24 hours', (query, problem) => {
    expect(parseRange(query, NOW)).toMatchObject({ range: LAST_DAY, problem });
  });

  it('keeps what was asked for when it cannot be shown', () => {
    const query = { from: '2030-01-01T00:00', to: '2020-01-01T00:00' };
    const asked = { from: Date.UTC(2030, 0, 1), to: Date.UTC(2020, 0, 1) };
    expect(parseRange(query, NOW)).toEqual({ range: LAST_DAY, asked, problem: 'order' });
    expect(parseRange({ ...query, to: 'never' }, NOW).asked).toEqual({ ...asked, to: null });
  });

  it('takes 31 days, not a millisecond more', () => {
    expect(parseRange({ from: '2025-03-01', to: '2025-04-01' }, NOW).problem).toBeNull();
    expect(parseRange({ from: '2025-03-01', to: '2025-04-01T00:00:00.001' }, NOW).problem).toBe('length');
  });
});

it.each([
  [60_000, 60],
  [70_000, 60],
  [DAY_MS / 24, 60],
  [DAY_MS, 300],
  [7 * DAY_MS, 3_600],
  [31 * DAY_MS, 10_800],
])('%d ms are drawn in buckets of %d s', (length, seconds) => {
  expect(resolutionOf({ from: NOW, to: NOW + length })).toBe(seconds);
});

it.each([
  [DAY_MS, 1_800],
  [7 * DAY_MS, 21_600],
  [31 * DAY_MS, 86_400],
])('%d ms are counted in bars of %d s', (length, seconds) => {
  expect(resolutionOf({ from: NOW, to: NOW + length }, MOST_BARS)).toBe(seconds);
});

it('moves by its own length', () => {
  expect(shifted(LAST_DAY, -1)).toEqual({ from: LAST_DAY.from - DAY_MS, to: LAST_DAY.from });
  expect(shifted(LAST_DAY, 1)).toEqual({ from: LAST_DAY.to, to: LAST_DAY.to + DAY_MS });
});

it('comes back from the address that it makes', () => {
  const { searchParams } = new URL(historyPath(lastDays(7, NOW)), 'http://home');
  expect(parseRange(Object.fromEntries(searchParams), NOW).range).toEqual(lastDays(7, NOW));
});
