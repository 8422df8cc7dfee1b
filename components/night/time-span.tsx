import { lasting } from '@/lib/i18n/alert-words';
import type { Locale } from '@/lib/i18n/locales';
import { LocalTime } from '../time/local-time';

const MINUTE_MS = 60_000;

interface TimeSpanProps {
  /** Wall ms. */
  from: number;
  to: number;
  locale: Locale;
}

/** From when to when by the reader's clock; with seconds where minutes would read as one. */
export function TimeSpan({ from, to, locale }: TimeSpanProps) {
  const style = to - from < MINUTE_MS ? 'seconds' : 'clock';
  return (
    <span className="whitespace-nowrap cramped:whitespace-normal">
      <LocalTime at={from} style={style} locale={locale} />–
      <LocalTime at={to} style={style} locale={locale} />
    </span>
  );
}

/** Below so much seconds are worth saying. */
const FEW_MINUTES = 10;

/** How long, in words: "2분 10초", "1시간 5분"; what was only just there lasted a second. */
export function lengthText(ms: number, locale: Locale): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const rest = seconds % 60;
  const text = lasting(seconds, locale);
  const isShort = seconds > 60 && seconds < FEW_MINUTES * 60;
  return isShort && rest > 0 ? `${text} ${lasting(rest, locale)}` : text;
}
