import type { TimeStyle } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { AlertCard } from './alert-card';
import type { PageAlert } from './page-alert';

interface AlertListProps {
  alerts: PageAlert[];
  timeStyle: TimeStyle;
  showCradle?: boolean;
  locale: Locale;
}

export function AlertList({ alerts, timeStyle, showCradle = false, locale }: AlertListProps) {
  return (
    <ul className="grid gap-3">
      {alerts.map((alert) => (
        <AlertCard
          key={alert.id}
          alert={alert}
          timeStyle={timeStyle}
          showCradle={showCradle}
          locale={locale}
        />
      ))}
    </ul>
  );
}
