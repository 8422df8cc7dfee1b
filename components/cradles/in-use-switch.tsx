'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';
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
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function save(wanted: boolean): Promise<void> {
    setBusy(true);
    setError(null);
    const path = `/api/watch_settings/${encodeURIComponent(uuid)}`;
    const result = await postJson(path, { in_use: wanted }, locale);
    setBusy(false);
    if (result.ok) setInUse(wanted);
    else if (result.status === 401) leaveSignedOut();
    else setError(result.message);
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
