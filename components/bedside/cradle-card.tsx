'use client';

import type { LiveSnapshot } from '@/lib/contracts/live';
import { cradleLabel } from '@/lib/cradle/name';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { isCalm, toEpisodes } from '../alerts/open-episodes';
import { BedsideButton } from './bedside-button';
import { BedsidePicture } from './bedside-picture';
import { BedsideReading } from './bedside-reading';
import { CalmEpisodes } from './calm-episodes';
import { EpisodeAlarm } from './episode-alarm';
import { findGaps, gapText } from './unwatched';
import { usePictureOpen } from './use-picture-open';

interface CradleCardProps {
  cradle: LiveSnapshot;
  /** How long ago that was heard, ms. */
  heardAgoMs: number;
  /** Its alarm sounds. */
  sounds: boolean;
  /** What was over before that is no news here; server's wall ms. */
  beganAt: number;
  locale: Locale;
}

/** One cradle in two lines; when something is wrong, what, the baby, and what can be done about it. */
export function CradleCard({ cradle, heardAgoMs, sounds, beganAt, locale }: CradleCardProps) {
  const text = words(locale);
  const { open, toggle } = usePictureOpen(sounds);
  const now = cradle.serverTime + heardAgoMs;
  const episodes = toEpisodes(cradle.alerts);
  const wrong = episodes.filter((episode) => !isCalm(episode));
  const calm = episodes.filter((episode) => isCalm(episode) && episode.newest.created_at >= beganAt);
  const border = wrong.length > 0 ? 'border-2 border-stage-danger' : 'border border-stage-muted/40';
  return (
    <li
      className={`grid gap-x-6 gap-y-2 rounded-card p-4 lg:items-start ${border} ${open ? 'lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]' : ''}`}
    >
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="font-semibold wrap-anywhere">{cradleLabel(cradle)}</p>
          <BedsideButton look="faint" className="-mr-3 px-3!" aria-expanded={open} onClick={toggle}>
            {open ? text.bedside.hidePicture : text.bedside.showPicture}
          </BedsideButton>
        </div>
        {wrong.map((episode) => (
          <EpisodeAlarm key={episode.key} episode={episode} now={now} locale={locale} />
        ))}
        {cradle.in_use ? null : (
          <p className="text-stage-warn">{text.tonight.reasons.not_in_use({ unwatched: null, age: null })}</p>
        )}
        <CradleReadings cradle={cradle} now={now} locale={locale} />
        <CalmEpisodes episodes={calm} locale={locale} />
      </div>
      {open ? <BedsidePicture cradle={cradle} heardAgoMs={heardAgoMs} locale={locale} /> : null}
    </li>
  );
}

interface CradleReadingsProps {
  cradle: LiveSnapshot;
  /** Server's wall ms. */
  now: number;
  locale: Locale;
}

/** What its sensors say; of a cradle that says nothing at all one sentence, not the same one for each of them. */
function CradleReadings({ cradle, now, locale }: CradleReadingsProps) {
  // What a sensor does not say stands in its own place.
  const told = findGaps(cradle).filter(({ signal }) => signal === null || signal === 'frame');
  const isGone = told.some(({ signal }) => signal === null);
  return (
    <>
      {told.map((gap) => (
        <p key={gap.signal} data-gap={gap.signal ?? 'all'} className="text-stage-warn">
          {gapText(gap, now, locale)}
        </p>
      ))}
      {isGone ? null : (
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-lg">
          {SENSOR_KINDS.map((kind) => (
            <li key={kind} className="tabular-nums">
              <BedsideReading kind={kind} cradle={cradle} now={now} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
