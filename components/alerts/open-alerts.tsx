import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Notice } from '../ui/notice';
import { describeAlert } from './alert-text';

/**
 * The newest alert that nobody has resolved, above the picture, and how many more there are. The region is always
 * there, so that what appears in it is read out.
 */
export function OpenAlerts({ alerts, locale }: { alerts: LiveSnapshot['alerts']; locale: Locale }) {
  const [newest, ...others] = alerts;
  return (
    <div role="alert" className={newest === undefined ? 'sr-only' : 'mb-3'}>
      {newest === undefined ? null : <OpenAlert alert={newest} others={others.length} locale={locale} />}
    </div>
  );
}

interface OpenAlertProps {
  alert: LiveSnapshot['alerts'][number];
  others: number;
  locale: Locale;
}

function OpenAlert({ alert, others, locale }: OpenAlertProps) {
  const { more } = words(locale).alerts;
  const { sentence, lang } = describeAlert({ ...alert, alert_message: alert.message }, locale);
  return (
    <Notice tone="danger">
      <a href={`/alerts/${alert.id}`} className="underline">
        <span lang={lang}>{sentence}</span>
      </a>{' '}
      <LocalTime at={alert.created_at} style="clock" locale={locale} />
      {others === 0 ? null : (
        <>
          {' · '}
          <a href="/alerts" className="underline">
            {more(others)}
          </a>
        </>
      )}
    </Notice>
  );
}
