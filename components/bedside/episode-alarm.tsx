'use client';

import { lasting } from '@/lib/i18n/alert-words';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { goingFor, type OpenEpisode } from '../alerts/open-episodes';
import { useAnswer } from '../alerts/use-answer';
import { BedsideButton } from './bedside-button';
import { episodeText } from './cause-text';

interface EpisodeAlarmProps {
  episode: OpenEpisode;
  /** Server's wall ms. */
  now: number;
  locale: Locale;
}

/** One thing that is wrong with a cradle, and what a hand can say to it without looking for long. */
export function EpisodeAlarm({ episode, now, locale }: EpisodeAlarmProps) {
  const text = words(locale).alerts;
  const { ids, newest } = episode;
  const { busy, error, acknowledged, resolved, give } = useAnswer({
    ...{ ids, locale, resolved: false },
    acknowledged: newest.acknowledged_at !== null,
  });
  const seconds = goingFor(episode, now);
  return (
    <div data-cause="episode" className="grid gap-3">
      <div>
        <p className="text-2xl font-bold text-balance">{episodeText(episode, locale)}</p>
        {seconds === null ? null : <p className="text-lg">{text.going(lasting(seconds, locale))}</p>}
      </div>
      {ids.length === 0 ? null : (
        <div className="grid grid-cols-2 gap-3">
          <BedsideButton aria-disabled={busy !== null || acknowledged} onClick={() => give('acknowledge')}>
            {busy === 'acknowledge' ? text.acknowledging : text.acknowledge}
          </BedsideButton>
          <BedsideButton aria-disabled={busy !== null || resolved} onClick={() => give('resolve')}>
            {busy === 'resolve' ? text.resolving : text.resolve}
          </BedsideButton>
        </div>
      )}
      {error === null ? null : (
        <p role="alert" className="text-stage-warn">
          {error}
        </p>
      )}
    </div>
  );
}
