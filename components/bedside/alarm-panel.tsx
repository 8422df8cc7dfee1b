'use client';

import { lasting } from '@/lib/i18n/alert-words';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { describeAlert } from '../alerts/alert-text';
import type { OpenEpisode } from '../alerts/open-episodes';
import { useAnswer } from '../alerts/use-answer';
import { BedsideButton } from './bedside-button';
import type { AlarmCause } from './watch-state';

interface AlarmPanelProps {
  causes: readonly AlarmCause[];
  locale: Locale;
  /** Null while nothing sounds. */
  onSilence: (() => void) | null;
}

/** What is wrong, in words, and what a hand can do about it without looking for long. */
export function AlarmPanel({ causes, locale, onSilence }: AlarmPanelProps) {
  const text = words(locale).bedside;
  return (
    <>
      <div role="alert" className="sr-only">
        {causes.map((cause) => nameOf(cause, locale)).join(' ')}
      </div>
      {causes.length === 0 ? null : (
        <ul className="grid gap-3">
          {causes.map((cause) => (
            <li
              key={cause.key}
              data-cause={cause.about.is}
              className="grid gap-3 rounded-card border-2 border-stage-danger p-4"
            >
              <p className="text-2xl font-bold text-balance">{nameOf(cause, locale)}</p>
              {cause.about.is === 'episode' ? (
                <EpisodeButtons episode={cause.about.episode} locale={locale} />
              ) : null}
              {cause.about.is === 'signedOut' ? (
                <a href="/login" className="inline-flex min-h-14 items-center justify-center underline">
                  {text.signIn}
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {onSilence === null ? null : (
        <BedsideButton look="loud" onClick={onSilence}>
          {text.silence}
        </BedsideButton>
      )}
    </>
  );
}

function EpisodeButtons({ episode, locale }: { episode: OpenEpisode; locale: Locale }) {
  const text = words(locale).alerts;
  const { ids, newest } = episode;
  const { busy, error, acknowledged, resolved, give } = useAnswer({
    ...{ ids, locale, resolved: false },
    acknowledged: newest.acknowledged_at !== null,
  });
  if (ids.length === 0) return null;
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <BedsideButton aria-disabled={busy !== null || acknowledged} onClick={() => give('acknowledge')}>
          {busy === 'acknowledge' ? text.acknowledging : text.acknowledge}
        </BedsideButton>
        <BedsideButton aria-disabled={busy !== null || resolved} onClick={() => give('resolve')}>
          {busy === 'resolve' ? text.resolving : text.resolve}
        </BedsideButton>
      </div>
      {error === null ? null : <p role="alert">{error}</p>}
    </>
  );
}

function nameOf({ about }: AlarmCause, locale: Locale): string {
  const text = words(locale).bedside;
  if (about.is === 'signedOut') return text.signedOut;
  if (about.is === 'link') return text.linkLost(lasting(Math.floor(about.forMs / 15_000) * 15, locale));
  const { newest } = about.episode;
  return describeAlert({ ...newest, alert_message: newest.message }, locale).sentence;
}
