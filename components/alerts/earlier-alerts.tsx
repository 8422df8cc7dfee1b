import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { AlertDays } from './alert-days';
import type { PageAlert } from './page-alert';

interface EarlierAlertsProps {
  alerts: PageAlert[];
  /** Still older ones follow. */
  more: boolean;
  /** This is not the first page of them. */
  older: boolean;
  /** Chooses the cradle. */
  children: ReactNode;
  locale: Locale;
}

/** One cradle's alerts of the 30 days before, by day. */
export function EarlierAlerts({ alerts, more, older, children, locale }: EarlierAlertsProps) {
  const text = words(locale).alerts;
  const none = older ? text.noneOlder : text.noneEarlier;
  return (
    <section aria-labelledby="earlier-title" className="grid gap-3">
      <h2 id="earlier-title" className="text-xl font-bold">
        {older ? text.older : text.earlier}
      </h2>
      {children}
      {alerts.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <AlertDays alerts={alerts} locale={locale} />
      )}
      {more ? (
        <ButtonLink href={`/alerts?after=${alerts.at(-1)?.id}`} variant="outline">
          {text.showOlder}
        </ButtonLink>
      ) : null}
      {older ? (
        <ButtonLink href="/alerts" variant="quiet">
          {text.showNewest}
        </ButtonLink>
      ) : null}
    </section>
  );
}
