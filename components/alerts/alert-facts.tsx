import type { ReactNode } from 'react';
import type { AlertLog } from '@/lib/contracts/alerts';
import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Card } from '../ui/card';
import { AlertIcon } from './alert-icon';
import { AlertState } from './alert-state';
import { describeAlert } from './alert-text';

/** What an alert said, when, and what was known at that moment. */
export function AlertFacts({ alert, locale }: { alert: AlertLog; locale: Locale }) {
  const text = words(locale).alert;
  const { kind, sentence, lang } = describeAlert(alert, locale);
  return (
    <Card className="grid gap-4">
      <div className="flex items-start gap-4">
        <AlertIcon type={alert.alert_type} open={!alert.resolved} />
        <div>
          <h1 className="text-2xl font-bold tracking-tight">{kind}</h1>
          <p lang={lang} className="text-lg">
            {sentence}
          </p>
        </div>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
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
        <Fact name={text.cradle}>{alert.agent_uuid}</Fact>
        {alert.temperature === null ? null : (
          <Fact name={text.temperature}>{formatCelsius(alert.temperature, locale)}</Fact>
        )}
        {alert.face_detected === null ? null : (
          <Fact name={text.face}>{alert.face_detected ? text.faceSeen : text.faceNotSeen}</Fact>
        )}
      </dl>
      <AlertState id={alert.id} kind={kind} resolved={alert.resolved} locale={locale} />
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
