'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';
import { isUnderWay, type TestReport } from './progress';

const ASK_MS = 1_000;
const PATH = '/api/test_notification';

/**
 * A test that goes the way of a real alert, and what has become of it so far.
 *
 * @param to one device; null: all ways to the caregiver
 */
export function useTestNotification(
  locale: Locale,
  to: { device_id: number } | { endpoint: string } | null = null,
) {
  const [test, setTest] = useState<{ id: string; at: number } | null>(null);
  const [report, setReport] = useState<TestReport | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    if (test === null) return;
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    async function ask({ id, at }: { id: string; at: number }): Promise<void> {
      const result = await callJson<TestReport>({ method: 'GET', path: `${PATH}/${id}`, locale });
      if (left) return;
      if (!result.ok) {
        setBusy(false);
        setError(words(locale).reach.test.lost);
        return;
      }
      setReport(result.answer);
      if (isUnderWay(result.answer, performance.now() - at))
        timer = setTimeout(() => void ask({ id, at }), ASK_MS);
      else setBusy(false);
    }
    void ask(test);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [test, locale]);

  async function send(): Promise<void> {
    setBusy(true);
    setError(null);
    setReport(null);
    const result = await callJson<{ id: string }>({ method: 'POST', path: PATH, fields: to ?? {}, locale });
    if (result.ok) setTest({ id: result.answer.id, at: performance.now() });
    else if (result.status === 401) leaveSignedOut();
    else {
      setBusy(false);
      setError(result.message);
    }
  }

  function start(): void {
    if (!busy) void send();
  }

  return { report, busy, error, start };
}
