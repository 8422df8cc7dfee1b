'use client';

import { useEffect } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { AlertIcon } from './alert-icon';
import { useAlertList } from './alert-list-scope';
import { describeAlert } from './alert-text';
import { AnswerAlert } from './answer-alert';
import type { PageAlert } from './page-alert';
import { UnwatchedTime } from './unwatched-time';
import { useAnswer } from './use-answer';

interface AlertCardProps {
  alert: PageAlert;
  /** Which cradle, for a parent of several. */
  showCradle: boolean;
  locale: Locale;
}

/** One alert of a list, under its day. All of it leads to its page, but the buttons. */
export function AlertCard({ alert, showCradle, locale }: AlertCardProps) {
  const { id, life } = alert;
  const acknowledged = life.acknowledgedAt !== null;
  const answering = useAnswer({ ids: [id], acknowledged, resolved: alert.resolved, locale });
  const { kind, sentence, lang } = describeAlert(alert, locale, answering.resolved ? null : alert.lasted);
  const { allSeen, noteRead } = useAlertList();
  const answered = answering.acknowledged || answering.resolved;
  const unread = alert.unread && !allSeen && !answered;
  const readHere = alert.unread && answered;
  useEffect(() => noteRead(id, readHere), [noteRead, id, readHere]);
  const look = answering.resolved ? 'border-line' : 'border-accent';
  return (
    <li
      data-alert={id}
      className={`relative flex items-start gap-4 rounded-card border bg-surface p-4 shadow-card ${look}`}
    >
      <AlertIcon type={alert.alert_type} open={!answering.resolved} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <p className="text-lg font-bold">
            <a href={`/alerts/${id}`} className="after:absolute after:inset-0 after:rounded-card">
              {kind}
              <span className="sr-only"> {words(locale).alerts.details}</span>
            </a>
          </p>
          {alert.created_at === null ? null : (
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
              {unread ? <UnreadMark locale={locale} /> : null}
              <LocalTime at={Date.parse(alert.created_at)} style="clock" locale={locale} />
            </p>
          )}
        </div>
        <p lang={lang}>{sentence}</p>
        <p className="text-sm text-muted empty:hidden">
          <UnwatchedTime details={alert.details} locale={locale} />
        </p>
        {showCradle ? <p className="text-sm text-muted">{alert.cradleName ?? alert.agent_uuid}</p> : null}
        <div className="mt-2">
          <AnswerAlert answering={answering} kind={kind} life={life} place="list" locale={locale} />
        </div>
      </div>
    </li>
  );
}

function UnreadMark({ locale }: { locale: Locale }) {
  return (
    <span
      data-unread-mark
      className="whitespace-nowrap rounded-full bg-accent px-2 py-0.5 font-semibold text-on-accent"
    >
      {words(locale).alertList.unreadMark}
    </span>
  );
}
