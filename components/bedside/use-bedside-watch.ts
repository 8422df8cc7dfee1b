'use client';

import { useEffect, useReducer } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { type CallResult, callJson } from '../form/call-json';
import { beginWatch, nextState } from './watch-state';

const ASK_MS = 2_000;
const TICK_MS = 1_000;
/** A question that hangs must not keep the next one waiting, in ms. */
const ANSWER_LIMIT_MS = 6_000;

/**
 * Asks for all cradles every two seconds. Short questions instead of an event stream: one that hangs is given up and
 * asked again, and several cradles take one of the browser's six connections for a moment.
 */
export function useBedsideWatch(locale: Locale) {
  const [state, dispatch] = useReducer(nextState, null, () => beginWatch(performance.now()));

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    async function ask(): Promise<void> {
      const result = await withLimit(
        callJson<{ cradles: LiveSnapshot[] }>({ method: 'GET', path: '/api/live', locale }),
      );
      if (left) return;
      if (result?.ok) dispatch({ type: 'heard', now: performance.now(), cradles: result.answer.cradles });
      else if (result?.status === 401) dispatch({ type: 'signedOut' });
      timer = setTimeout(() => void ask(), ASK_MS);
    }
    void ask();
    const ticks = setInterval(() => dispatch({ type: 'tick', now: performance.now() }), TICK_MS);
    return () => {
      left = true;
      clearTimeout(timer);
      clearInterval(ticks);
    };
  }, [locale]);

  return { state, dispatch };
}

function withLimit<T>(asked: Promise<CallResult<T>>): Promise<CallResult<T> | null> {
  return Promise.race([
    asked,
    new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), ANSWER_LIMIT_MS);
    }),
  ]);
}
