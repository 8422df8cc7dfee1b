'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { type AlarmPlayer, createAlarmPlayer } from './alarm-sound';
import { BedsideStart } from './bedside-start';
import { BedsideWatch } from './bedside-watch';
import { WatchGuard } from './watch-guard';

/** Begins with a press: without one a browser lets no page make a sound. */
export function BedsideApp({ locale }: { locale: Locale }) {
  const [player, setPlayer] = useState<AlarmPlayer | null>(null);

  function begin(): void {
    soundDespiteMuteSwitch();
    const context = new AudioContext();
    void context.resume();
    setPlayer(createAlarmPlayer(context, () => performance.now()));
  }

  function end(): void {
    player?.stop();
    setPlayer(null);
  }

  if (player === null) return <BedsideStart locale={locale} onBegin={begin} />;
  return (
    <WatchGuard onBroken={() => player.play('watching')} broken={<Broken locale={locale} />}>
      <BedsideWatch player={player} locale={locale} onEnd={end} />
    </WatchGuard>
  );
}

function Broken({ locale }: { locale: Locale }) {
  const text = words(locale).bedside;
  return (
    <div role="alert" data-alarm="watching" className="m-auto grid max-w-md gap-5 p-6">
      <p className="text-2xl font-bold text-balance">{text.broken}</p>
      <a href="/bedside" className="inline-flex min-h-14 items-center justify-center text-lg underline">
        {text.again}
      </a>
    </div>
  );
}

/** iPhones keep what a page makes from being heard while their switch says silent, unless it says that it plays (W3C Audio Session). */
function soundDespiteMuteSwitch(): void {
  const { audioSession } = navigator as Navigator & { audioSession?: { type: string } };
  if (audioSession !== undefined) audioSession.type = 'playback';
}
