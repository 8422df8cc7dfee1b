'use client';

import { lasting } from '@/lib/i18n/alert-words';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { AlertIcon } from './alert-icon';
import { describeAlert } from './alert-text';
import { AnswerAlert } from './answer-alert';
import { goingFor, isCalm, lastedFor, type OpenEpisode } from './open-episodes';
import { UnwatchedTime } from './unwatched-time';
import { useAnswer } from './use-answer';

interface OpenAlertCardProps {
  episode: OpenEpisode;
  /** Server's wall ms; null while not known, or nobody watches. */
  now: number | null;
  /** The server cannot be reached. */
  lost: boolean;
  locale: Locale;
  onResolved: () => void;
}

/** One thing that is wrong, or was until a moment ago: what, how long, and who looks after it. */
export function OpenAlertCard({ episode, now, lost, locale, onResolved }: OpenAlertCardProps) {
  const { newest, ids } = episode;
  const { kind, sentence, lang } = describeAlert(
    { ...newest, alert_message: newest.message },
    locale,
    // A time that went on counting would say that it goes on.
    lost ? null : lastedFor(episode, now),
  );
  const answering = useAnswer({
    ids,
    acknowledged: newest.acknowledged_at !== null,
    resolved: false,
    locale,
    onResolved,
  });
  const calm = answering.acknowledged || isCalm(episode);
  const life = {
    acknowledgedAt: newest.acknowledged_at,
    acknowledgedBy: newest.acknowledged_by,
    clearedAt: newest.cleared_at,
  };
  return (
    <li
      data-open-alert={newest.id ?? ''}
      className={`rounded-card border p-4 shadow-card ${calm ? 'border-line bg-surface' : 'border-danger bg-danger-soft'}`}
    >
      <div className="flex items-start gap-4">
        <AlertIcon type={newest.alert_type} open />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-lg font-bold">
            {newest.id === null ? kind : <AlertLink id={newest.id} kind={kind} />}
            <span className="text-sm font-medium">
              <LocalTime at={episode.since} style="clock" locale={locale} />
            </span>
          </p>
          <p lang={lang}>{sentence}</p>
          <p className="text-sm empty:hidden">
            <UnwatchedTime details={newest.details} locale={locale} />
          </p>
          <Going episode={episode} now={now} lost={lost} locale={locale} />
        </div>
      </div>
      <div className="mt-2">
        <AnswerAlert
          answering={answering}
          kind={kind}
          life={life}
          answerable={ids.length > 0}
          place="dashboard"
          locale={locale}
        />
      </div>
    </li>
  );
}

function AlertLink({ id, kind }: { id: number; kind: string }) {
  return (
    <a href={`/alerts/${id}`} className="underline decoration-1 underline-offset-4">
      {kind}
    </a>
  );
}

type GoingProps = Pick<OpenAlertCardProps, 'episode' | 'now' | 'lost' | 'locale'>;

function Going({ episode, now, lost, locale }: GoingProps) {
  const text = words(locale).alerts;
  // It may be over by now.
  if (lost)
    return lastedFor(episode, now) === null ? null : <p className="font-medium">{text.goingUnknown}</p>;
  const seconds = goingFor(episode, now);
  if (seconds === null) return null;
  return <p className="font-medium">{text.going(lasting(seconds, locale))}</p>;
}
