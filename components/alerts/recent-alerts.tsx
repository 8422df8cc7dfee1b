import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlertList } from './alert-list';
import type { PageAlert } from './page-alert';

interface RecentAlertsProps {
  alerts: PageAlert[];
  showCradle: boolean;
  locale: Locale;
}

/** The last 24 hours, of all cradles of a parent. */
export function RecentAlerts({ alerts, showCradle, locale }: RecentAlertsProps) {
  const text = words(locale).alerts;
  return (
    <section aria-labelledby="recent-title" className="grid gap-3">
      <h2 id="recent-title" className="text-xl font-bold">
        {text.recent}
      </h2>
      {alerts.length === 0 ? (
        <p className="text-muted">{text.noneRecent}</p>
      ) : (
        <AlertList alerts={alerts} timeStyle="moment" showCradle={showCradle} locale={locale} />
      )}
    </section>
  );
}
