'use client';

import { formatTime, type TimeStyle } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { usePageNow } from './page-now';
import { useTimeZone } from './use-time-zone';

interface LocalTimeProps {
  /** Wall ms. */
  at: number;
  style: TimeStyle;
  locale: Locale;
}

/** A moment in the reader's own time zone; in UTC, and saying so, for a browser without JavaScript. */
export function LocalTime({ at, style, locale }: LocalTimeProps) {
  const timeZone = useTimeZone();
  const now = usePageNow();
  return (
    // Versions of ICU differ in commas and blanks, and the text is written anew for the reader's zone anyway.
    <time
      dateTime={new Date(at).toISOString()}
      suppressHydrationWarning
      className="whitespace-nowrap tabular-nums cramped:whitespace-normal"
    >
      {formatTime(at, { locale, timeZone: timeZone ?? 'UTC', style, now })}
      {timeZone === null && style !== 'day' ? ' UTC' : ''}
    </time>
  );
}
