'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { WatchSettings } from '@/lib/alerts/watch-settings';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePost } from '../form/use-post';
import { readOfflineTimeout } from './offline-timeout';

interface WatchForm {
  uuid: string;
  initial: WatchSettings;
  locale: Locale;
}

/** Saves what is set about the watching of a cradle, each by itself. */
export function useWatchForm({ uuid, initial, locale }: WatchForm) {
  const { watching: text, settings } = words(locale);
  const [saved, setSaved] = useState(initial);
  const [problem, setProblem] = useState<{ text: string } | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const { busy, error, post, clearError } = usePost(locale);
  const errorRef = useRef<HTMLDivElement>(null);
  const fieldRef = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (error !== null) errorRef.current?.focus();
  }, [error]);
  useEffect(() => {
    if (problem !== null) fieldRef.current?.focus();
  }, [problem]);

  async function save(changes: Partial<WatchSettings>, done: string): Promise<void> {
    setNews(null);
    const { inUse, offlineTimeout } = changes;
    const fields = {
      ...(inUse === undefined ? {} : { in_use: inUse }),
      ...(offlineTimeout === undefined ? {} : { offline_timeout: offlineTimeout }),
    };
    if (!(await post(`/api/watch_settings/${encodeURIComponent(uuid)}`, fields))) return;
    setSaved({ ...saved, ...changes });
    setNews(done);
  }

  function use(inUse: boolean): void {
    if (!busy) void save({ inUse }, inUse ? text.started : text.stopped);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (busy) return;
    const read = readOfflineTimeout(new FormData(event.currentTarget).get('offline_timeout'));
    setNews(null);
    clearError();
    setProblem('problem' in read ? { text: read.problem(settings) } : null);
    if ('seconds' in read) void save({ offlineTimeout: read.seconds }, text.offlineSaved(read.seconds));
  }

  return { saved, problem: problem?.text, error, news, busy, errorRef, fieldRef, use, onSubmit };
}
