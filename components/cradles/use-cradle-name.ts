'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '@/lib/contracts/call';
import type { nameCradleCall } from '@/lib/contracts/cradles';
import { LONGEST_NAME, parseCradleName } from '@/lib/cradle/name';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';

interface CradleName {
  uuid: string;
  initial: string | null;
  locale: Locale;
}

/** The name of a cradle, and the form that takes its place for a moment; the focus goes with the one that is there. */
export function useCradleName({ uuid, initial, locale }: CradleName) {
  const text = words(locale).cradles.name;
  const [name, setName] = useState(initial);
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const openerRef = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);

  useEffect(() => {
    if (wasEditing.current && !editing) openerRef.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  async function save(wanted: string): Promise<void> {
    setBusy(true);
    const path = `/api/cradle_name/${encodeURIComponent(uuid)}`;
    const fields = { name: wanted };
    const result = await callJson<AnswerOf<typeof nameCradleCall, 200>>({
      ...{ method: 'POST', path, fields, locale },
    });
    setBusy(false);
    if (!result.ok) return result.status === 401 ? leaveSignedOut() : setError(result.message);
    setName(result.answer.name);
    setNews(result.answer.name === null ? text.removed : text.saved(result.answer.name));
    setEditing(false);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (busy) return;
    const wanted = String(new FormData(event.currentTarget).get('name'));
    const fits = wanted.trim() === '' || parseCradleName(wanted) !== null;
    setError(fits ? null : text.hint(LONGEST_NAME));
    if (fits) void save(wanted);
  }

  function open(): void {
    setNews(null);
    setError(null);
    setEditing(true);
  }

  return { name, editing, busy, error, news, openerRef, onSubmit, open, close: () => setEditing(false) };
}
