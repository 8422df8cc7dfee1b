'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { useTimeZone } from '../time/use-time-zone';
import { AlertList } from './alert-list';
import { alertsByDay } from './alerts-by-day';
import type { PageAlert } from './page-alert';

/** Alerts under the days on which the reader's calendar has them. */
export function AlertDays({ alerts, locale }: { alerts: PageAlert[]; locale: Locale }) {
  const { count } = words(locale).alerts;
  const days = alertsByDay(alerts, useTimeZone() ?? 'UTC');
  return (
    <div className="grid gap-6">
      {days.map((day) => (
        <section key={day.key} aria-labelledby={`day-${day.key}`}>
          <h3 id={`day-${day.key}`} className="mb-2 flex items-baseline gap-2 font-semibold">
            <LocalTime at={day.at} style="day" locale={locale} />
            <span className="text-sm font-medium text-muted">{count(day.alerts.length)}</span>
          </h3>
          <AlertList alerts={day.alerts} timeStyle="clock" locale={locale} />
        </section>
      ))}
    </div>
  );
}
