'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { useTimeZone } from '../time/use-time-zone';
import { AlertCard } from './alert-card';
import { alertsByDay } from './alerts-by-day';
import type { PageAlert } from './page-alert';

interface AlertDaysProps {
  alerts: PageAlert[];
  showCradle: boolean;
  locale: Locale;
}

/** Alerts under the days on which the reader's calendar has them. */
export function AlertDays({ alerts, showCradle, locale }: AlertDaysProps) {
  const days = alertsByDay(alerts, useTimeZone() ?? 'UTC');
  return (
    <div className="grid gap-6">
      {days.map(({ key, at, alerts: ofDay }) => (
        <section key={key} aria-labelledby={`day-${key}`}>
          <h2 id={`day-${key}`} className="mb-2 text-lg font-bold">
            {at === null ? (
              words(locale).alertList.timeUnknown
            ) : (
              <LocalTime at={at} style="day" locale={locale} />
            )}
          </h2>
          <ul className="grid gap-3">
            {ofDay.map((alert) => (
              <AlertCard key={alert.id} alert={alert} showCradle={showCradle} locale={locale} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
