'use client';

import { useEffect } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { type AlarmCause, listCauses, soundFor } from './alarm-causes';
import type { AlarmPlayer } from './alarm-sound';
import { BedsideButton } from './bedside-button';
import { BedsideClock } from './bedside-clock';
import { BedsideControls } from './bedside-controls';
import { BedsideNotes } from './bedside-notes';
import { causeText } from './cause-text';
import { CradleList } from './cradle-list';
import { SilenceBar } from './silence-bar';
import { useBedsideChoices } from './use-bedside-choices';
import { useBedsideWatch } from './use-bedside-watch';
import { WatchCauses } from './watch-causes';
import { WatchHeadline } from './watch-headline';

interface BedsideWatchProps {
  player: AlarmPlayer;
  locale: Locale;
  onEnd: () => void;
}

/** Dark and quiet until something is wrong; then loud, with the picture and what can be done about it. */
export function BedsideWatch({ player, locale, onEnd }: BedsideWatchProps) {
  const text = words(locale).bedside;
  const { state, dispatch } = useBedsideWatch(locale);
  const { choices, choose } = useBedsideChoices(player);
  const causes = listCauses(state);
  const sound = soundFor(causes);
  // Only after the first answer: a browser takes a moment to let a sound begin.
  const muffled = state.cradles !== null && !player.isAudible();

  useEffect(() => player.play(sound), [player, sound]);

  return (
    <div
      data-alarm={sound ?? 'none'}
      data-audible={player.isAudible()}
      className="mx-auto flex w-full max-w-5xl flex-1 flex-col gap-4 p-5"
    >
      <div className="grid gap-1 text-center">
        <BedsideClock small={sound !== null} locale={locale} />
        <WatchHeadline state={state} wrong={causes.length > 0} locale={locale} />
      </div>
      <Announcement causes={causes} locale={locale} />
      <WatchCauses causes={causes} locale={locale} />
      <BedsideNotes
        onSound={muffled ? () => player.try() : null}
        sleptMs={state.sleptMs}
        onSleepNoted={() => dispatch({ type: 'sleepNoted' })}
        locale={locale}
      />
      <CradleList state={state} causes={causes} locale={locale} />
      {sound === null ? null : <SilenceBar onSilence={() => dispatch({ type: 'silence' })} locale={locale} />}
      <div className="mt-auto grid gap-3">
        <BedsideControls choices={choices} onChoose={choose} onTry={() => player.try()} locale={locale} />
        <BedsideButton look="faint" onClick={onEnd}>
          {text.end}
        </BedsideButton>
      </div>
      {/* Darker than the screen itself can be set; never while something sounds. */}
      <div
        aria-hidden="true"
        className="pointer-events-none fixed inset-0 z-20 bg-stage"
        style={{ opacity: sound === null ? choices.shade / 100 : 0 }}
      />
    </div>
  );
}

/** Always there, so that what appears in it is read out. */
function Announcement({ causes, locale }: { causes: readonly AlarmCause[]; locale: Locale }) {
  return (
    <div role="alert" className="sr-only">
      {causes.map((cause) => causeText(cause, locale)).join(' ')}
    </div>
  );
}
