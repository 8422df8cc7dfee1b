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
    <span className="whitespace-nowrap">
      <LocalTime at={from} style={style} locale={locale} />–
      <LocalTime at={to} style={style} locale={locale} />
    </span>
  );
}

/** How long, in words; what was only just there lasted a second. */
export function lengthText(ms: number, locale: Locale): string {
  return lasting(Math.max(1, Math.round(ms / 1000)), locale);
}
