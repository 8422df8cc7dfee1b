'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePost } from '../form/use-post';
import { CheckField } from '../ui/check-field';
import { Notice } from '../ui/notice';

interface KeepAlertProps {
  id: number;
  initially: boolean;
  locale: Locale;
}

/** Whether an alert's recording outlives the days that others are kept; saved as soon as it is ticked. */
export function KeepAlert({ id, initially, locale }: KeepAlertProps) {
  const text = words(locale).alert;
  const [kept, setKept] = useState(initially);
  const { busy, error, post } = usePost(locale);

  async function save(next: boolean): Promise<void> {
    setKept(next);
    if (!(await post(`/api/alert_logs/${id}/keep`, { kept: next }))) setKept(!next);
  }

  return (
    <div>
      <CheckField
        id="keep-alert"
        label={text.keep}
        hint={text.keepHint}
        checked={kept}
        aria-busy={busy}
        onChange={(event) => {
          if (!busy) void save(event.currentTarget.checked);
        }}
      />
      <div role="alert" className="empty:absolute">
        {error === null ? null : <Notice tone="danger">{error}</Notice>}
      </div>
    </div>
  );
}
