'use client';

import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePost } from '../form/use-post';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

interface NotInUseProps {
  uuid: string;
  inUse: boolean;
  locale: Locale;
}

/** Says that no alert rings for a cradle, and puts it back in use; the button goes with it, so the focus moves. */
export function NotInUse({ uuid, inUse, locale }: NotInUseProps) {
  const text = words(locale).watching;
  const [started, setStarted] = useState(false);
  const { busy, error, post } = usePost(locale);
  const newsRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (started && inUse) newsRef.current?.focus();
  }, [started, inUse]);

  async function start(): Promise<void> {
    const path = `/api/watch_settings/${encodeURIComponent(uuid)}`;
    if (await post(path, { in_use: true })) setStarted(true);
  }

  if (inUse) {
    if (!started) return null;
    return (
      <div ref={newsRef} tabIndex={-1} className="mb-4 rounded-control">
        <Notice tone="good">{text.started}</Notice>
      </div>
    );
  }
  return (
    <div data-not-in-use className="mb-4 grid gap-2">
      <Notice tone="warn" role="status">
        {text.notInUse}
      </Notice>
      <Button
        variant="outline"
        busy={busy}
        onClick={() => {
          if (!busy) void start();
        }}
      >
        {busy ? text.saving : text.start}
      </Button>
      <div role="alert" className="empty:absolute">
        {error === null ? null : <Notice tone="danger">{error}</Notice>}
      </div>
    </div>
  );
}
