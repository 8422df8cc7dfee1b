import type { AlertDetails } from '@/lib/alerts/alert';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';

interface UnwatchedTimeProps {
  details: AlertDetails;
  locale: Locale;
}

/** From when to when nobody could watch, by the reader's clock; nothing for alerts of other kinds. */
export function UnwatchedTime({ details: { from, to }, locale }: UnwatchedTimeProps) {
  if (from === undefined) return null;
  return (
    <>
      <LocalTime at={from} style="moment" locale={locale} /> –{' '}
      {to === undefined ? (
        words(locale).alert.untilNow
      ) : (
        <LocalTime at={to} style={isFarFrom(from, to) ? 'moment' : 'clock'} locale={locale} />
      )}
    </>
  );
}

/** Half a day on, the clock alone may mean either day. */
function isFarFrom(from: number, to: number): boolean {
  return to - from >= 12 * 3_600_000;
}
