'use client';

import { useState } from 'react';
import type { WireSession } from '@/lib/contracts/sessions';
import type { Locale } from '@/lib/i18n/locales';
import { callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';

const PATH = '/api/sessions';

export interface SessionEnding {
  busy: boolean;
  done: boolean;
  error: string | null;
  /** Ends that one, or all others with null. */
  end: (id: number | null) => void;
}

/** The sessions of this account, and ending them. */
export function useSessions(initial: readonly WireSession[], locale: Locale) {
  const [sessions, setSessions] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function end(id: number | null): Promise<void> {
    setBusy(true);
    setDone(false);
    setError(null);
    const path = id === null ? PATH : `${PATH}/${id}`;
    const result = await callJson({ method: 'DELETE', path, locale });
    setBusy(false);
    if (result.ok) {
      setDone(true);
      setSessions((all) => all.filter((each) => each.current || (id !== null && each.id !== id)));
    } else if (result.status === 401) leaveSignedOut();
    else setError(result.message);
  }

  const ending: SessionEnding = {
    ...{ busy, done, error },
    end: (id) => {
      if (!busy) void end(id);
    },
  };
  return { sessions, ending, keepCurrent: () => setSessions((all) => all.filter(({ current }) => current)) };
}
