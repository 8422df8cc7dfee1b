'use client';

import { useEffect, useState } from 'react';
import { formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { useTimeZone } from '../time/use-time-zone';

interface BedsideClockProps {
  /** While something else matters more. */
  small: boolean;
  locale: Locale;
}

/** The time of night, large enough to read without glasses. */
export function BedsideClock({ small, locale }: BedsideClockProps) {
  const timeZone = useTimeZone();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className={`font-light tabular-nums ${small ? 'text-4xl' : 'pt-4 text-7xl sm:text-8xl'}`}>
      <time dateTime={new Date(now).toISOString()}>
        {formatTime(now, { locale, timeZone: timeZone ?? 'UTC', style: 'clock', now })}
      </time>
    </p>
  );
}
