'use client';

import { useEffect, useReducer } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { callJson } from '../form/call-json';
import type { BedsideEvent } from './bedside-state';
import { beginWatch, nextState } from './watch-state';

const ASK_MS = 2_000;
const TICK_MS = 1_000;
/** A question that hangs is given up after this time: it would hold one of six connections, and the next one up. In ms. */
const ANSWER_LIMIT_MS = 6_000;

/**
 * Asks for all cradles every two seconds. Short questions instead of an event stream: one that hangs is given up and
 * asked again, and several cradles take one connection for a moment.
 */
export function useBedsideWatch(locale: Locale) {
  const [state, dispatch] = useReducer(nextState, null, () => beginWatch(performance.now(), Date.now()));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    async function follow(): Promise<void> {
      const event = await ask(locale);
      if (left) return;
      if (event !== null) dispatch(event);
      timer = setTimeout(() => void follow(), ASK_MS);
    }
    void follow();
    const ticks = setInterval(
      () => dispatch({ type: 'tick', now: performance.now(), wall: Date.now() }),
      TICK_MS,
    );
    return () => {
      left = true;
      clearTimeout(timer);
      clearInterval(ticks);
    };
  }, [locale]);

  return { state, dispatch };
}

/** @returns null when the server did not say anything that tells of the cradles. */
async function ask(locale: Locale): Promise<BedsideEvent | null> {
  const giveUp = new AbortController();
  const limit = setTimeout(() => giveUp.abort(), ANSWER_LIMIT_MS);
  const result = await callJson<{ cradles?: LiveSnapshot[] } | null>({
    ...{ method: 'GET', path: '/api/live', locale },
    signal: giveUp.signal,
  });
  clearTimeout(limit);
  if (!result.ok) return result.status === 401 ? { type: 'signedOut' } : null;
  const cradles = result.answer?.cradles;
  return Array.isArray(cradles) ? { type: 'heard', now: performance.now(), cradles } : null;
}
