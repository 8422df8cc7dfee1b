'use client';

import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';

/** Resolving one alert. The button goes with it, so the focus moves to what says that it worked. */
export function useResolve(id: number, initially: boolean, locale: Locale) {
  const [resolved, setResolved] = useState(initially);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const stateRef = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (resolved && !initially) stateRef.current?.focus();
  }, [resolved, initially]);

  async function send(): Promise<void> {
    setBusy(true);
    setError(null);
    const result = await postJson(`/api/alert_logs/${id}/resolve`, null, locale);
    setBusy(false);
    if (result.ok) setResolved(true);
    else if (result.status === 401) leaveSignedOut();
    else setError(result.message);
  }

  function resolve(): void {
    if (!busy) void send();
  }

  return { resolved, busy, error, stateRef, resolve };
}
