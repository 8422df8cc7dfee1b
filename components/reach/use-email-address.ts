'use client';

import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { type CallResult, callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';
import type { EmailState } from './email-state';

const PATH = '/api/email_address';

/** A caregiver's e-mail address: asking for a link to confirm one, and removing it. */
export function useEmailAddress(initial: EmailState, locale: Locale) {
  const text = words(locale).reach.email;
  const [state, setState] = useState(initial);
  const [busy, setBusy] = useState<'send' | 'remove' | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const formRef = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (error !== null) formRef.current?.querySelector('input')?.focus();
  }, [error]);

  /** Once it is done, the page shows what the server knows then. */
  async function change(call: () => Promise<CallResult<unknown>>, done: string): Promise<void> {
    setError(null);
    setNews(null);
    const changed = await call();
    const now = changed.ok ? await callJson<EmailState>({ method: 'GET', path: PATH, locale }) : changed;
    setBusy(null);
    if (now.ok) {
      setState(now.answer as EmailState);
      setNews(done);
    } else if (now.status === 401) leaveSignedOut();
    else setError(now.message);
  }

  function send(address: string): void {
    if (busy !== null) return;
    setBusy('send');
    const call = () => callJson({ method: 'POST', path: PATH, fields: { address }, locale });
    void change(call, text.sent(address));
  }

  function remove(): void {
    if (busy !== null) return;
    setBusy('remove');
    void change(() => callJson({ method: 'DELETE', path: PATH, locale }), text.removed);
  }

  return { state, busy, error, news, formRef, send, remove };
}
