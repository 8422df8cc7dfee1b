'use client';

import { useEffect, useRef } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePost } from '../form/use-post';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useAlertList } from './alert-list-scope';
import { UnlessNew } from './new-alerts';

interface UnreadHeadProps {
  count: number;
  /** Wall ms at which the list was made: what was raised since is not on it, and stays unread. */
  at: number;
  locale: Locale;
}

/** How many alerts nobody has looked at, and the button that says that somebody has. */
export function UnreadHead({ count, at, locale }: UnreadHeadProps) {
  const text = words(locale).alertList;
  const { allSeen, noteAllSeen, read } = useAlertList();
  const { busy, error, post } = usePost(locale);
  const ref = useRef<HTMLParagraphElement>(null);

  // The button goes with its answer, and the focus would with it.
  useEffect(() => {
    if (allSeen) ref.current?.focus();
  }, [allSeen]);

  async function save(): Promise<void> {
    if (await post('/api/alert_logs/seen', { until: new Date(at).toISOString() })) noteAllSeen();
  }

  const unread = allSeen ? 0 : Math.max(0, count - read);
  return (
    <div>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p ref={ref} tabIndex={-1} data-unread={unread} className="rounded-lg font-medium text-muted">
          {unread === 0 ? <UnlessNew>{text.noneUnread}</UnlessNew> : text.unread(unread)}
        </p>
        {unread === 0 ? null : (
          <Button variant="outline" busy={busy} onClick={() => (busy ? undefined : void save())}>
            {busy ? text.seeingAll : text.seeAll}
          </Button>
        )}
      </div>
      <div role="alert">{error === null ? null : <Notice tone="danger">{error}</Notice>}</div>
    </div>
  );
}
