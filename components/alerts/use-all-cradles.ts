import { useEffect, useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { type Asked, createAskingFeed } from '../form/asking-feed';
import { type CallResult, callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';

/** A parent who looks at a page shall hear of a cry about as soon as one whose phone rings for it, in ms. */
const ASK_MS = 5_000;

export interface AllCradles {
  cradles: LiveSnapshot[];
}

const NOTHING: Asked<AllCradles> = { answer: null, link: 'checking' };

/**
 * How all cradles of the caregiver stand, asked for while the page can be seen. Short questions, not an event stream:
 * every tab would hold one of the six connections that a browser has for all of them.
 */
export function useAllCradles(enabled: boolean, locale: Locale): Asked<AllCradles> {
  const [asked, setAsked] = useState(NOTHING);

  useEffect(() => {
    if (!enabled) return;
    const feed = createAskingFeed<AllCradles>({
      ask: (signal) => ask(signal, locale),
      everyMs: ASK_MS,
      now: Date.now,
      onChange: setAsked,
      onSignedOut: leaveSignedOut,
    });
    const follow = () => (document.hidden ? feed.stop() : feed.start());
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      feed.stop();
    };
  }, [enabled, locale]);

  return asked;
}

async function ask(signal: AbortSignal, locale: Locale): Promise<CallResult<AllCradles>> {
  const result = await callJson<AllCradles | null>({ method: 'GET', path: '/api/live', locale, signal });
  if (!result.ok) return result;
  const cradles = result.answer?.cradles;
  // What a proxy says in the place of our server tells nothing of the cradles.
  if (!Array.isArray(cradles)) return { ok: false, status: 0, code: null, message: '' };
  return { ok: true, answer: { cradles } };
}
