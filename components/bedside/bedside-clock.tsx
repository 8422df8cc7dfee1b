'use client';

import { useEffect, useState } from 'react';
import { formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { useTimeZone } from '../time/use-time-zone';

/** The time of night, large enough to read without glasses. */
export function BedsideClock({ locale }: { locale: Locale }) {
  const timeZone = useTimeZone();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="text-center text-7xl font-light tabular-nums sm:text-8xl">
      <time dateTime={new Date(now).toISOString()}>
        {formatTime(now, { locale, timeZone: timeZone ?? 'UTC', style: 'clock' })}
      </time>
    </p>
  );
}
