'use client';

import { useEffect, useState } from 'react';
import { type Head, isAtEnd, type Picture, pictureAt, play, type Speed } from './playback-clock';
import type { KeyAction } from './replay-keys';

interface PlaybackOptions {
  /** At least one, in the order of their times. */
  pictures: readonly Picture[];
  /** What can be looked at, and where to begin, in wall ms. */
  range: { from: number; to: number; start: number };
  /** Whether a picture can be shown now. Stays the same function. */
  isReady: (index: number) => boolean;
}

/** The head of a recording, moved by the time while it plays, by keys and by whatever seeks. */
export function usePlayback({ pictures, range, isReady }: PlaybackOptions) {
  const { from, to, start } = range;
  const headAt = (position: number): Head => ({ position, shown: pictureAt(pictures, position) });
  const [head, setHead] = useState(() => headAt(start));
  const [wantsToPlay, setWantsToPlay] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const atEnd = isAtEnd(pictures, head);
  const playing = wantsToPlay && !atEnd;

  useEffect(() => {
    if (!playing) return;
    let last: number | null = null;
    let request = requestAnimationFrame(function draw(now) {
      const elapsed = now - (last ?? now);
      last = now;
      setHead((before) => play(pictures, before, elapsed, { speed, isReady }));
      request = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(request);
  }, [playing, speed, pictures, isReady]);

  const seek = (moment: number): void => setHead(headAt(Math.min(Math.max(moment, from), to)));
  const show = (index: number): void =>
    seek(pictures[Math.min(Math.max(index, 0), pictures.length - 1)]?.at ?? start);

  function act(action: KeyAction): void {
    if (action.do === 'toggle') {
      if (atEnd) show(0);
      setWantsToPlay(!playing);
    } else if (action.do === 'skip') seek(head.position + action.byMs);
    else {
      // Who looks for one picture does not want it to run away.
      setWantsToPlay(false);
      show(action.do === 'first' ? 0 : action.do === 'last' ? pictures.length - 1 : head.shown + action.by);
    }
  }

  return { ...head, playing, speed, setSpeed, seek, act };
}
