'use client';

import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePost } from '../form/use-post';

interface WatchForm {
  uuid: string;
  initially: boolean;
  locale: Locale;
}

/** Puts a cradle in use and out of it, at once. */
export function useWatchForm({ uuid, initially, locale }: WatchForm) {
  const { watching: text } = words(locale);
  const [inUse, setInUse] = useState(initially);
  const [news, setNews] = useState<string | null>(null);
  const { busy, error, post } = usePost(locale);
  const errorRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (error !== null) errorRef.current?.focus();
  }, [error]);

  async function save(wanted: boolean): Promise<void> {
    setNews(null);
    if (!(await post(`/api/watch_settings/${encodeURIComponent(uuid)}`, { in_use: wanted }))) return;
    setInUse(wanted);
    setNews(wanted ? text.started : text.stopped);
  }

  function toggle(): void {
    if (!busy) void save(!inUse);
  }

  return { inUse, error, news, busy, errorRef, toggle };
}
