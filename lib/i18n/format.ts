import type { Locale } from './locales';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const JUST_NOW = { ko: '방금', en: 'just now' } as const satisfies Record<Locale, string>;

/**
 * How long ago, in whole units rounded down: "방금", "3초 전", "12분 전", "2시간 전", "3일 전".
 * Below one second, negative ages (two clocks never agree fully) included, it is "just now".
 */
export function formatAge(ageMs: number, locale: Locale): string {
  if (!Number.isFinite(ageMs) || ageMs < SECOND) return JUST_NOW[locale];
  const [amount, unit] = largestUnit(ageMs);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(-amount, unit);
}

/** Degrees Celsius with one decimal: "36.5°C". */
export function formatCelsius(value: number, locale: Locale): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${new Intl.NumberFormat(locale, digits).format(value)}°C`;
}

function largestUnit(ms: number): [number, 'second' | 'minute' | 'hour' | 'day'] {
  if (ms < MINUTE) return [Math.floor(ms / SECOND), 'second'];
  if (ms < HOUR) return [Math.floor(ms / MINUTE), 'minute'];
  if (ms < DAY) return [Math.floor(ms / HOUR), 'hour'];
  return [Math.floor(ms / DAY), 'day'];
}
