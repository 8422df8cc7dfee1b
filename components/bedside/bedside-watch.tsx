'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlarmPanel } from './alarm-panel';
import type { AlarmPlayer } from './alarm-sound';
import { BedsideButton } from './bedside-button';
import { BedsideClock } from './bedside-clock';
import { BedsideControls } from './bedside-controls';
import { BedsideNotes } from './bedside-notes';
import { CradleLine } from './cradle-line';
import { useBedsideWatch } from './use-bedside-watch';
import { listCauses, soundFor } from './watch-state';

interface BedsideWatchProps {
  player: AlarmPlayer;
  locale: Locale;
  onEnd: () => void;
}

/** Dark and quiet until something is wrong; then loud, with the picture and what can be done about it. */
export function BedsideWatch({ player, locale, onEnd }: BedsideWatchProps) {
  const text = words(locale).bedside;
  const { state, dispatch } = useBedsideWatch(locale);
  const [shade, setShade] = useState(0);
  const causes = listCauses(state);
  const sound = soundFor(causes);

  useEffect(() => player.play(sound), [player, sound]);

  return (
    <div
      data-alarm={sound ?? 'none'}
      data-audible={player.isAudible()}
      className="mx-auto flex w-full max-w-3xl flex-1 flex-col gap-5 p-5"
    >
      <BedsideClock locale={locale} />
      <p role="status" className="text-center text-lg text-stage-muted">
        {causes.length > 0 ? text.wrong : state.cradles.length > 0 ? text.watching : text.connecting}
      </p>
      <AlarmPanel
        causes={causes}
        locale={locale}
        onSilence={sound === null ? null : () => dispatch({ type: 'silence' })}
      />
      <BedsideNotes
        sleptMs={state.sleptMs}
        onSleepNoted={() => dispatch({ type: 'sleepNoted' })}
        locale={locale}
      />
      <ul className="grid gap-3">
        {state.cradles.map((cradle) => (
          <CradleLine
            key={cradle.uuid}
            cradle={cradle}
            ageMs={state.now - state.heardAt}
            alarmed={causes.some(({ about }) => about.is === 'episode' && about.uuid === cradle.uuid)}
            locale={locale}
          />
        ))}
      </ul>
      <div className="mt-auto grid gap-3">
        <BedsideControls player={player} shade={shade} onShade={setShade} locale={locale} />
        <BedsideButton look="faint" onClick={onEnd}>
          {text.end}
        </BedsideButton>
      </div>
      {/* Darker than the screen itself can be set; never while something is wrong. */}
      <div
        aria-hidden="true"
        className="pointer-events-none fixed inset-0 bg-stage"
        style={{ opacity: causes.length > 0 ? 0 : shade }}
      />
    </div>
  );
}
