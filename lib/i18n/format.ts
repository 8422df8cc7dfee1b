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
  return `${formatDegrees(value, locale)}°C`;
}

/** A mark of a scale, where tenths say nothing: "36°C". */
export function formatWholeCelsius(value: number, locale: Locale): string {
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value)}°C`;
}

/** The same where the unit stands elsewhere: "36.5". */
export function formatDegrees(value: number, locale: Locale): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale, digits).format(value);
}

/** A share from 0 to 1 in whole percent; what is more than nothing never reads as nothing. */
export function formatShare(share: number, locale: Locale): string {
  if (share > 0 && share < 0.01) return '<1%';
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

const ROUGHLY = {
  ko: { about: (percent: string) => `약 ${percent}`, few: '1% 미만' },
  en: { about: (percent: string) => `about ${percent}`, few: 'less than 1%' },
} as const satisfies Record<Locale, unknown>;

/** A share between none and all within a sentence: "약 12%", "1% 미만"; what is not all never reads as all. */
export function formatRoughShare(share: number, locale: Locale): string {
  const { about, few } = ROUGHLY[locale];
  return share < 0.01 ? few : about(formatShare(Math.min(share, 0.99), locale));
}

/** The same to a tenth of a percent, rounded down: only all of it reads as all. */
export function formatExactShare(share: number, locale: Locale): string {
  const tenths = Math.floor(share * 1000 + 1e-9);
  if (share > 0 && tenths === 0) return '<0.1%';
  const percent = { style: 'percent', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, percent).format(tenths / 1000);
}

/** 24 hours: one look in the night, and the same characters from every version of ICU on server and phone. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const TIME_STYLES = {
  /** "15:05" */
  clock: CLOCK,
  /** "15:05:09" */
  seconds: { ...CLOCK, second: '2-digit' },
  /** "10월 3일 (금)", "Fri, Oct 3"; of another year "2025년 10월 3일 (금)", "Fri, Oct 3, 2025" */
  day: { month: 'short', day: 'numeric', weekday: 'short' },
  /** "10월 3일", "Oct 3": where there is little room, with the year where `day` has it. */
  date: { month: 'short', day: 'numeric' },
  /** "10월 3일 15:05", "Oct 3, 15:05", with the year where `day` has it. */
  moment: { month: 'short', day: 'numeric', ...CLOCK },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type TimeStyle = keyof typeof TIME_STYLES;

interface TimeFormat {
  locale: Locale;
  timeZone: string;
  style: TimeStyle;
  /** The reader's present, wall ms: a date of another year says which. Null where the year goes without saying. */
  now: number | null;
}

/** A moment (wall ms) as a clock or calendar of that time zone shows it. */
export function formatTime(ms: number, { locale, timeZone, style, now }: TimeFormat): string {
  const shape: Intl.DateTimeFormatOptions = TIME_STYLES[style];
  const isOfAnotherYear =
    shape.day !== undefined && now !== null && yearOf(ms, timeZone) !== yearOf(now, timeZone);
  const year: Intl.DateTimeFormatOptions = isOfAnotherYear ? { year: 'numeric' } : {};
  return new Intl.DateTimeFormat(locale, { ...year, ...shape, timeZone }).format(ms);
}

function yearOf(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(ms);
}

function largestUnit(ms: number): [number, 'second' | 'minute' | 'hour' | 'day'] {
  if (ms < MINUTE) return [Math.floor(ms / SECOND), 'second'];
  if (ms < HOUR) return [Math.floor(ms / MINUTE), 'minute'];
  if (ms < DAY) return [Math.floor(ms / HOUR), 'hour'];
  return [Math.floor(ms / DAY), 'day'];
}
