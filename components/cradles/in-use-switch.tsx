'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePost } from '../form/use-post';
import { Notice } from '../ui/notice';
import { SwitchField } from '../ui/switch-field';

interface InUseSwitchProps {
  uuid: string;
  label: string;
  initial: boolean;
  locale: Locale;
}

/** Whether a cradle is watched. It stands where it was until the server has said yes. */
export function InUseSwitch({ uuid, label, initial, locale }: InUseSwitchProps) {
  const text = words(locale).cradles.use;
  const [inUse, setInUse] = useState(initial);
  const { busy, error, post } = usePost(locale);

  async function save(wanted: boolean): Promise<void> {
    const path = `/api/watch_settings/${encodeURIComponent(uuid)}`;
    if (await post(path, { in_use: wanted })) setInUse(wanted);
  }

  return (
    <div data-in-use={inUse}>
      <SwitchField
        id={`in-use-${uuid}`}
        label={text.label}
        hint={inUse ? text.on : text.off}
        checked={inUse}
        busy={busy}
        onChange={(wanted) => {
          if (!busy) void save(wanted);
        }}
      />
      <div role="alert" className="empty:absolute">
        {error === null ? null : (
          <Notice tone="danger" className="mt-2">
            {error}
          </Notice>
        )}
      </div>
      <p role="status" className="sr-only">
        {busy || inUse === initial ? '' : `${label}: ${inUse ? text.on : text.off}`}
      </p>
    </div>
  );
}
