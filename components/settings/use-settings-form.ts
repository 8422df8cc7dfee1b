'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';
import { useError } from '../form/use-error';
import { type CradleRules, readDraft, type SettingsDraft, toCalls } from './setting-fields';
import { describeChanges } from './setting-words';

interface SettingsForm {
  uuid: string;
  initial: CradleRules;
  locale: Locale;
}

/** Saves what was changed, and nothing while a field is wrong. */
export function useSettingsForm({ uuid, initial, locale }: SettingsForm) {
  const text = words(locale).settings;
  const [saved, setSaved] = useState(initial);
  const [problems, setProblems] = useState<SettingsDraft['problems']>({});
  const [error, tellError] = useError();
  const [news, setNews] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  const errorRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const wrong = Object.keys(problems).length > 0;
    if (wrong) formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    else if (error !== null) errorRef.current?.focus();
  }, [problems, error]);

  async function save(changes: Partial<CradleRules>): Promise<void> {
    setBusy(true);
    const { done, refusal } = await post(toCalls(uuid, changes), locale);
    setBusy(false);
    setSaved({ ...saved, ...done });
    tellError(refusal);
    if (Object.keys(done).length > 0) setNews(text.saved(describeChanges(done, locale)));
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (busy) return;
    const draft = readDraft(new FormData(event.currentTarget), saved);
    const wrong = Object.keys(draft.problems).length > 0;
    setProblems(draft.problems);
    setNews(null);
    const unchanged = Object.keys(draft.changes).length === 0;
    if (wrong) tellError(text.check);
    else if (!unchanged) void save(draft.changes);
    else {
      tellError(null);
      setNews(text.nothingChanged);
    }
  }

  return { problems, error, news, busy, formRef, errorRef, onSubmit };
}

/** One call after the other, up to the first that is refused: what is said to be saved is. */
async function post(
  calls: ReturnType<typeof toCalls>,
  locale: Locale,
): Promise<{ done: Partial<CradleRules>; refusal: string | null }> {
  const done: Partial<CradleRules> = {};
  for (const { path, fields, changes } of calls) {
    const result = await postJson(path, fields, locale);
    if (!result.ok) {
      if (result.status === 401) leaveSignedOut();
      return { done, refusal: result.message };
    }
    Object.assign(done, changes);
  }
  return { done, refusal: null };
}
