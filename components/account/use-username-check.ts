'use client';

import { useEffect, useState } from 'react';
import { fitsLength, USERNAME_LENGTH } from './account-rules';

/** `unknown`: not worth asking, or the server did not answer; the sign-up itself decides. */
export type UsernameCheck = 'unknown' | 'checking' | 'free' | 'taken';

/** A pause in the typing after which the server is asked, in ms: it allows 60 such questions a minute. */
const PAUSE_MS = 500;

/** Whether somebody has this name already. */
export function useUsernameCheck(username: string): UsernameCheck {
  const name = username.trim();
  const worthAsking = fitsLength(name, USERNAME_LENGTH);
  const [answer, setAnswer] = useState<{ name: string; check: UsernameCheck } | null>(null);

  useEffect(() => {
    if (!worthAsking) return;
    const question = new AbortController();
    const timer = setTimeout(() => {
      void askServer(name, question.signal).then((check) => {
        if (!question.signal.aborted) setAnswer({ name, check });
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      question.abort();
    };
  }, [name, worthAsking]);

  if (!worthAsking) return 'unknown';
  return answer?.name === name ? answer.check : 'checking';
}

async function askServer(name: string, signal: AbortSignal): Promise<UsernameCheck> {
  try {
    const response = await fetch(`/check_username/${encodeURIComponent(name)}`, {
      signal,
      cache: 'no-store',
    });
    if (!response.ok) return 'unknown';
    const answer: unknown = await response.json();
    const taken =
      typeof answer === 'object' && answer !== null && 'exists' in answer && answer.exists === true;
    return taken ? 'taken' : 'free';
  } catch {
    return 'unknown';
  }
}
