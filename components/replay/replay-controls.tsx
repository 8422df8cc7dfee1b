'use client';

import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { NextIcon, PauseIcon, PlayIcon, PreviousIcon } from '../ui/icons';
import { SPEEDS, type Speed } from './playback-clock';
import type { KeyAction } from './replay-keys';

interface ReplayControlsProps {
  playing: boolean;
  speed: Speed;
  onSpeed: (speed: Speed) => void;
  act: (action: KeyAction) => void;
  /** Nothing is before the picture that is shown, or after it. */
  ends: { first: boolean; last: boolean };
  locale: Locale;
}

export function ReplayControls({ playing, speed, onSpeed, act, ends, locale }: ReplayControlsProps) {
  const text = words(locale).replay;
  const name = playing ? text.pause : text.play;
  return (
    <div className="flex flex-wrap items-center justify-center gap-3 sm:justify-between">
      <div className="flex flex-wrap items-center justify-center gap-2">
        <Step label={text.previous} atEnd={ends.first} onPress={() => act({ do: 'step', by: -1 })}>
          <PreviousIcon />
        </Step>
        <Button size="large" aria-label={name} data-play onClick={() => act({ do: 'toggle' })}>
          {playing ? <PauseIcon /> : <PlayIcon />}
        </Button>
        <Step label={text.next} atEnd={ends.last} onPress={() => act({ do: 'step', by: 1 })}>
          <NextIcon />
        </Step>
      </div>
      {/* The arrow keys choose among them. */}
      <div data-own-keys>
        <Choice
          label={text.speed}
          value={`${speed}`}
          options={SPEEDS.map((each) => ({ value: `${each}`, label: `${each}×` }))}
          onChange={(value) => onSpeed(Number(value) as Speed)}
        />
      </div>
    </div>
  );
}

interface StepProps {
  label: string;
  atEnd: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** Keeps the focus at the ends: a button that is disabled would lose it. */
function Step({ label, atEnd, onPress, children }: StepProps) {
  return (
    <Button variant="outline" aria-label={label} busy={atEnd} onClick={onPress}>
      {children}
    </Button>
  );
}
