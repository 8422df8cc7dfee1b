'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { leaveSignedOut } from '../form/session-probe';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { postEach } from './post-each';

interface UndoResolveProps {
  /** Alerts of one episode, newest first. */
  ids: readonly number[];
  kind: string;
  onUndone: () => void;
  locale: Locale;
}

/** Takes back what was resolved a moment ago. */
export function UndoResolve({ ids, kind, onUndone, locale }: UndoResolveProps) {
  const text = words(locale).alertList;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function undo(): Promise<void> {
    setBusy(true);
    setError(null);
    const failure = await postEach(ids, 'reopen', locale);
    setBusy(false);
    if (failure === null) onUndone();
    else if (failure.status === 401) leaveSignedOut();
    else setError(failure.message);
  }

  return (
    <div>
      <Button
        data-answer="reopen"
        variant="outline"
        busy={busy}
        aria-label={text.undoThis(kind)}
        onClick={() => (busy ? undefined : void undo())}
        className="relative z-10"
      >
        {busy ? text.undoing : text.undo}
      </Button>
      <div role="alert">
        {error === null ? null : (
          <Notice tone="danger" className="mt-2">
            {error}
          </Notice>
        )}
      </div>
    </div>
  );
}
