import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { AlertDays } from './alert-days';
import { type AlertView, alertsHref } from './alert-view';
import { UnlessNew } from './new-alerts';
import type { PageAlert } from './page-alert';

interface ListedAlertsProps {
  alerts: PageAlert[];
  view: AlertView;
  /** Still older ones follow. */
  more: boolean;
  /** This is not the first page of them. */
  older: boolean;
  showCradle: boolean;
  locale: Locale;
}

/** A page of alerts by day, and the way to those before. */
export function ListedAlerts({ alerts, view, more, older, showCradle, locale }: ListedAlertsProps) {
  const text = words(locale).alertList;
  const isChosen = Object.values(view).some((choice) => choice !== null);
  const none = older ? text.noneOlder : isChosen ? text.noneOfThese : text.none;
  return (
    <>
      {alerts.length === 0 ? (
        <UnlessNew>
          <p className="py-6 text-center text-lg text-muted">{none}</p>
        </UnlessNew>
      ) : (
        <AlertDays alerts={alerts} showCradle={showCradle} locale={locale} />
      )}
      {more ? (
        <ButtonLink href={alertsHref(view, alerts.at(-1)?.id)} variant="outline">
          {text.showOlder}
        </ButtonLink>
      ) : null}
      {older ? (
        <ButtonLink href={alertsHref(view)} variant="quiet">
          {text.showNewest}
        </ButtonLink>
      ) : null}
      {alerts.length === 0 && isChosen ? (
        <ButtonLink href="/alerts" variant="quiet">
          {text.showAll}
        </ButtonLink>
      ) : null}
    </>
  );
}
