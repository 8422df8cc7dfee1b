'use client';

import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { leaveSignedOut } from '../form/session-probe';
import { postEach } from './post-each';
import { useOffer } from './use-offer';

/** For so long a slip of the thumb can be taken back at a touch, in ms. */
const UNDO_MS = 8_000;

export type Answer = 'acknowledge' | 'resolve';

interface Answerable {
  /** Alerts of one episode, newest first. */
  ids: readonly number[];
  acknowledged: boolean;
  resolved: boolean;
  locale: Locale;
  onResolved?: () => void;
}

/**
 * A caregiver's answer to the alerts of one episode: acknowledging one acknowledges all of them, resolving is said of
 * each, the newest first, so that its episode ends at once. A button goes with its answer, so the focus moves to what
 * says that it worked.
 */
export function useAnswer({ ids, acknowledged, resolved, locale, onResolved }: Answerable) {
  const [given, setGiven] = useState<Answer | 'undone' | null>(null);
  const [busy, setBusy] = useState<Answer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const stateRef = useRef<HTMLParagraphElement>(null);
  const undo = useOffer(UNDO_MS);

  useEffect(() => {
    if (given !== null) stateRef.current?.focus();
  }, [given]);

  async function send(answer: Answer): Promise<void> {
    setBusy(answer);
    setError(null);
    const meant = answer === 'acknowledge' ? ids.slice(0, 1) : ids;
    const failure = await postEach(meant, answer, locale);
    setBusy(null);
    if (failure === null) setGiven(answer);
    else if (failure.status === 401) leaveSignedOut();
    else setError(failure.message);
    if (failure !== null || answer !== 'resolve') return;
    undo.make();
    onResolved?.();
  }

  function give(answer: Answer): void {
    if (busy === null) void send(answer);
  }

  return {
    acknowledged: acknowledged || given === 'acknowledge',
    /** Said here: a name would be that of the reader, or of nobody yet. */
    acknowledgedHere: given === 'acknowledge',
    resolved: resolved || given === 'resolve',
    /** A resolve that was given here can be taken back, for a moment. */
    undo: {
      ...undo,
      ids,
      noteUndone() {
        undo.end();
        setGiven('undone');
      },
    },
    busy,
    error,
    stateRef,
    give,
  };
}
