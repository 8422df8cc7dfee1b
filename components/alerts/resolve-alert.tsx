'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { AlertIcon, CheckIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import type { useResolve } from './use-resolve';

interface ResolveAlertProps {
  resolving: ReturnType<typeof useResolve>;
  kind: string;
  locale: Locale;
}

/** Whether an alert was looked after, and the button that says so. */
export function ResolveAlert({ resolving, kind, locale }: ResolveAlertProps) {
  const text = words(locale).alerts;
  const { resolved, busy, error, stateRef, resolve } = resolving;
  return (
    <div>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p
          ref={stateRef}
          role="status"
          tabIndex={-1}
          className={`flex items-center gap-1.5 rounded-lg font-medium ${resolved ? 'text-good' : 'text-accent'}`}
        >
          {resolved ? <CheckIcon className="size-5" /> : <AlertIcon className="size-5" />}
          {resolved ? text.resolved : text.open}
        </p>
        {resolved ? null : (
          <Button
            variant="outline"
            busy={busy}
            aria-label={text.resolveThis(kind)}
            onClick={resolve}
            className="relative z-10"
          >
            {busy ? text.resolving : text.resolve}
          </Button>
        )}
      </div>
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
