'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { type AlarmPlayer, createAlarmPlayer } from './alarm-sound';
import { BedsideStart } from './bedside-start';
import { BedsideWatch } from './bedside-watch';

/** Begins with a press: without one a browser lets no page make a sound. */
export function BedsideApp({ locale }: { locale: Locale }) {
  const [player, setPlayer] = useState<AlarmPlayer | null>(null);

  function begin(): void {
    const context = new AudioContext();
    void context.resume();
    setPlayer(createAlarmPlayer(context, () => performance.now()));
  }

  function end(): void {
    player?.stop();
    setPlayer(null);
  }

  return player === null ? (
    <BedsideStart locale={locale} onBegin={begin} />
  ) : (
    <BedsideWatch player={player} locale={locale} onEnd={end} />
  );
}
