import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Fact } from './fact';
import type { PageAlert } from './page-alert';
import { UnwatchedTime } from './unwatched-time';

interface AlertLifeFactsProps {
  alert: Pick<PageAlert, 'details' | 'life' | 'notification_sent'>;
  locale: Locale;
}

/** What an alert about the watching is about, and what became of any alert. */
export function AlertLifeFacts({ alert, locale }: AlertLifeFactsProps) {
  const text = words(locale).alert;
  const { details, life, notification_sent: told } = alert;
  return (
    <>
      {details.from === undefined ? null : (
        <Fact name={text.unwatched}>
          <UnwatchedTime details={details} locale={locale} />
        </Fact>
      )}
      {details.cause === undefined ? null : <Fact name={text.cause}>{text.causes[details.cause]}</Fact>}
      {life.acknowledgedAt === null ? null : (
        <Fact name={text.acknowledged}>
          {life.acknowledgedBy} <LocalTime at={life.acknowledgedAt} style="moment" locale={locale} />
        </Fact>
      )}
      {life.clearedAt === null ? null : (
        <Fact name={text.cleared}>
          <LocalTime at={life.clearedAt} style="moment" locale={locale} />
        </Fact>
      )}
      <Fact name={text.told}>{told ? text.toldYes : text.toldNo}</Fact>
    </>
  );
}
