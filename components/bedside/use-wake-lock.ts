'use client';

import { useEffect, useState } from 'react';

/** `missing`: the browser has none, as on addresses that are not secure; `refused`: it does not want to, as on low battery. */
export type WakeLockState = 'asking' | 'held' | 'refused' | 'missing';

/** A browser that refused, or let go by itself, is asked again after this time, in ms. */
const AGAIN_MS = 30_000;

/** Keeps the screen on while the page can be seen; the browser lets go whenever it cannot. */
export function useWakeLock(): WakeLockState {
  const [state, setState] = useState<WakeLockState>('asking');

  useEffect(() => {
    if (!('wakeLock' in navigator)) return setState('missing');
    let held: WakeLockSentinel | null = null;
    let left = false;
    async function ask(): Promise<void> {
      if (document.hidden || (held !== null && !held.released)) return;
      try {
        held = await navigator.wakeLock.request('screen');
        if (left) return void held.release();
        held.addEventListener('release', () => setState(document.hidden ? 'asking' : 'refused'));
        setState('held');
      } catch {
        setState('refused');
      }
    }
    const askAgain = (): void => void ask();
    askAgain();
    document.addEventListener('visibilitychange', askAgain);
    const timer = setInterval(askAgain, AGAIN_MS);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askAgain);
      void held?.release();
    };
  }, []);

  return state;
}
