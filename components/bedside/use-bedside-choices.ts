'use client';

import { useEffect, useState } from 'react';
import type { AlarmPlayer } from './alarm-sound';
import { type BedsideChoices, keepBedsideChoices, readBedsideChoices } from './bedside-choices';

/** As they were chosen at this bed the last time. For what is mounted by a press only: the server has no storage. */
export function useBedsideChoices(player: Pick<AlarmPlayer, 'setVolume'>) {
  const [choices, setChoices] = useState(readBedsideChoices);
  const { volume } = choices;

  useEffect(() => player.setVolume(volume / 100), [player, volume]);

  function choose(next: BedsideChoices): void {
    setChoices(next);
    keepBedsideChoices(next);
  }

  return { choices, choose };
}
