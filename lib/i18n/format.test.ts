import { describe, expect, it } from 'vitest';
import { formatAge, formatCelsius } from './format';

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
});
