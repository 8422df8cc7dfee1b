'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { MoonIcon, SoundIcon } from '../ui/icons';
import { RangeSlider } from '../ui/range-slider';
import type { AlarmPlayer } from './alarm-sound';
import { BedsideButton } from './bedside-button';

/** At the darkest, the clock can still just be read. */
const DARKEST_PERCENT = 80;

interface BedsideControlsProps {
  player: AlarmPlayer;
  /** 0 to 1: how much of the light is taken away. */
  shade: number;
  onShade: (shade: number) => void;
  locale: Locale;
}

export function BedsideControls({ player, shade, onShade, locale }: BedsideControlsProps) {
  const text = words(locale).bedside;
  const [volume, setVolume] = useState(100);
  const percent = Math.round(shade * 100);

  function changeVolume(next: number): void {
    setVolume(next);
    player.setVolume(next / 100);
  }

  return (
    <div className="grid gap-1">
      <div className="flex items-center gap-3">
        <MoonIcon className="size-5 text-stage-muted" />
        <RangeSlider
          label={text.shade}
          value={percent}
          min={0}
          max={DARKEST_PERCENT}
          step={5}
          valueText={`${percent}%`}
          onChange={(next) => onShade(next / 100)}
        />
      </div>
      <div className="flex items-center gap-3">
        <SoundIcon className="size-5 text-stage-muted" />
        {/* Not down to nothing: an alarm that cannot be heard is none. */}
        <RangeSlider
          label={text.volume}
          value={volume}
          min={20}
          max={100}
          step={10}
          valueText={`${volume}%`}
          onChange={changeVolume}
        />
        <BedsideButton look="faint" onClick={() => player.try()}>
          {text.tryOut}
        </BedsideButton>
      </div>
    </div>
  );
}
