import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatCelsius,
  formatExactShare,
  formatShare,
  formatTime,
  formatWholeCelsius,
} from './format';

describe('formatAge', () => {
  it.each([
    [-1_500, '방금', 'just now'],
    [0, '방금', 'just now'],
    [999, '방금', 'just now'],
    [1_000, '1초 전', '1 second ago'],
    [59_999, '59초 전', '59 seconds ago'],
    [60_000, '1분 전', '1 minute ago'],
    [12 * 60_000 + 30_000, '12분 전', '12 minutes ago'],
    [2 * 3_600_000, '2시간 전', '2 hours ago'],
    [25 * 3_600_000, '1일 전', '1 day ago'],
  ])('says %d ms in whole units, rounded down', (ageMs, korean, english) => {
    expect(formatAge(ageMs, 'ko')).toBe(korean);
    expect(formatAge(ageMs, 'en')).toBe(english);
  });
});

describe('formatCelsius', () => {
  it('shows one decimal, always', () => {
    expect(formatCelsius(36, 'ko')).toBe('36.0°C');
    expect(formatCelsius(36.79999923706055, 'en')).toBe('36.8°C');
  });

  it('shows none on a scale', () => {
    expect(formatWholeCelsius(36, 'ko')).toBe('36°C');
  });
});

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [0.001, '<1%'],
    [0.01, '1%'],
    [0.125, '13%'],
    [1, '100%'],
  ])('writes %d as %s', (share, text) => {
    expect(formatShare(share, 'ko')).toBe(text);
    expect(formatShare(share, 'en')).toBe(text);
  });
});

describe('formatExactShare', () => {
  it.each([
    [0, '0%'],
    [0.0001, '<0.1%'],
    [0.29, '29%'],
    [0.9964, '99.6%'],
    [0.99999, '99.9%'],
    [1, '100%'],
  ])('writes %d as %s, and only all of it as all', (share, text) => {
    expect(formatExactShare(share, 'ko')).toBe(text);
    expect(formatExactShare(share, 'en')).toBe(text);
  });
});

describe('formatTime', () => {
  const at = Date.UTC(2025, 9, 3, 15, 5, 9);

  it.each([
    ['clock', '00:05', '00:05'],
    ['seconds', '00:05:09', '00:05:09'],
    ['day', '10월 4일 (토)', 'Sat, Oct 4'],
    ['moment', '10월 4일 00:05', 'Oct 4, 00:05'],
  ] as const)('writes a %s in the zone of its reader', (style, korean, english) => {
    const reader = { timeZone: 'Asia/Seoul', now: at };
    expect(formatTime(at, { locale: 'ko', ...reader, style })).toBe(korean);
    expect(formatTime(at, { locale: 'en', ...reader, style })).toBe(english);
  });

  it.each([
    ['clock', '00:05', '00:05'],
    ['day', '2025년 10월 4일 (토)', 'Sat, Oct 4, 2025'],
    ['date', '2025년 10월 4일', 'Oct 4, 2025'],
    ['moment', '2025년 10월 4일 00:05', 'Oct 4, 2025, 00:05'],
  ] as const)(
    'writes the year of a %s that is of another one than its reader’s',
    (style, korean, english) => {
      const reader = { timeZone: 'Asia/Seoul', now: Date.UTC(2026, 10, 27) };
      expect(formatTime(at, { locale: 'ko', ...reader, style })).toBe(korean);
      expect(formatTime(at, { locale: 'en', ...reader, style })).toBe(english);
    },
  );

  it('begins the year where the reader does', () => {
    const eve = { locale: 'en', style: 'date', now: Date.UTC(2025, 11, 31, 15) } as const;
    expect(formatTime(at, { ...eve, timeZone: 'UTC' })).toBe('Oct 3');
    expect(formatTime(at, { ...eve, timeZone: 'Asia/Seoul' })).toBe('Oct 4, 2025');
  });

  it('leaves it out where it goes without saying', () => {
    const format = { locale: 'en', timeZone: 'UTC', style: 'date', now: null } as const;
    expect(formatTime(at, format)).toBe('Oct 3');
  });
});
