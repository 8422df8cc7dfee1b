import type { ReactNode } from 'react';
import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Card } from '../ui/card';
import { AlertIcon } from './alert-icon';
import { AlertLifeFacts } from './alert-life-facts';
import { AlertState } from './alert-state';
import { describeAlert } from './alert-text';
import { Fact } from './fact';
import { KeepAlert } from './keep-alert';
import type { PageAlert } from './page-alert';

interface AlertFactsProps {
  alert: PageAlert;
  locale: Locale;
}

/** What an alert said, when, what was known at that moment, and what became of it. */
export function AlertFacts({ alert, locale }: AlertFactsProps) {
  const { kind, sentence, lang } = describeAlert(alert, locale, alert.lasted);
  return (
    <Card className="@container grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex items-start gap-4">
        <AlertIcon type={alert.alert_type} open={!alert.resolved} />
        <div>
          <h1 className="text-2xl font-bold tracking-tight">{kind}</h1>
          <p lang={lang} className="text-lg">
            {sentence}
          </p>
        </div>
      </div>
      <dl className="grid gap-x-4 gap-y-1 @2xs:grid-cols-[auto_minmax(0,1fr)]">
        <MomentFacts alert={alert} locale={locale} />
        <AlertLifeFacts alert={alert} locale={locale} />
      </dl>
      <AlertState alert={alert} kind={kind} locale={locale} />
      <KeepAlert id={alert.id} initially={alert.kept} locale={locale} />
    </Card>
  );
}

function MomentFacts({ alert, locale }: AlertFactsProps): ReactNode {
  const text = words(locale).alert;
  return (
    <>
      <Fact name={text.time}>
        {alert.created_at === null ? (
          text.timeUnknown
        ) : (
          <>
            <LocalTime at={Date.parse(alert.created_at)} style="day" locale={locale} />{' '}
            <LocalTime at={Date.parse(alert.created_at)} style="seconds" locale={locale} />
          </>
        )}
      </Fact>
      <Fact name={text.cradle}>{alert.cradleName ?? alert.agent_uuid}</Fact>
      {alert.temperature === null ? null : (
        <Fact name={text.temperature}>{formatCelsius(alert.temperature, locale)}</Fact>
      )}
      {alert.face_detected === null ? null : (
        <Fact name={text.face}>{alert.face_detected ? text.faceSeen : text.faceNotSeen}</Fact>
      )}
    </>
  );
}
