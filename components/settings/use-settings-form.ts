'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AlertSettings } from '@/lib/alerts/settings';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';
import { readDraft, type SettingsDraft, toWireChanges } from './setting-fields';
import { describeChanges } from './setting-words';

interface SettingsForm {
  uuid: string;
  initial: AlertSettings;
  locale: Locale;
}

/** Saves what was changed, and nothing while a field is wrong. */
export function useSettingsForm({ uuid, initial, locale }: SettingsForm) {
  const text = words(locale).settings;
  const [saved, setSaved] = useState(initial);
  const [problems, setProblems] = useState<SettingsDraft['problems']>({});
  const [error, setError] = useState<string | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  const errorRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const wrong = Object.keys(problems).length > 0;
    if (wrong) formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    else if (error !== null) errorRef.current?.focus();
  }, [problems, error]);

  async function save(changes: Partial<AlertSettings>): Promise<void> {
    setBusy(true);
    const path = `/api/alert_settings/${encodeURIComponent(uuid)}`;
    const result = await postJson(path, toWireChanges(changes), locale);
    setBusy(false);
    if (result.ok) {
      setSaved({ ...saved, ...changes });
      setNews(text.saved(describeChanges(changes, locale)));
    } else if (result.status === 401) leaveSignedOut();
    else setError(result.message);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (busy) return;
    const draft = readDraft(new FormData(event.currentTarget), saved);
    const wrong = Object.keys(draft.problems).length > 0;
    setProblems(draft.problems);
    setError(wrong ? text.check : null);
    setNews(null);
    if (wrong) return;
    if (Object.keys(draft.changes).length === 0) setNews(text.nothingChanged);
    else void save(draft.changes);
  }

  return { problems, error, news, busy, formRef, errorRef, onSubmit };
}
