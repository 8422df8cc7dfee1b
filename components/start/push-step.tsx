'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { usePushDevice } from '../reach/use-push-device';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

interface PushStepProps {
  push: ReturnType<typeof usePushDevice>;
  locale: Locale;
}

/** The question of the browser, or why it cannot be asked and what helps. */
export function PushStep({ push: { state, busy, error, toggle }, locale }: PushStepProps) {
  const { reach, start } = words(locale);
  return (
    <div className="grid gap-3">
      {state.is === 'off' ? (
        <Button size="large" busy={busy} onClick={toggle}>
          {busy ? reach.push.turningOn : reach.push.turnOn}
        </Button>
      ) : null}
      <div role="status" className="empty:absolute">
        {state.is === 'checking' ? <p>{reach.push.checking}</p> : null}
        {state.is === 'barred' ? <Notice tone="warn">{reach.push.obstacles[state.obstacle]}</Notice> : null}
      </div>
      {state.is === 'barred' ? (
        <a href="/notifications" className="flex min-h-11 items-center font-medium text-accent underline">
          {start.email}
        </a>
      ) : null}
      <div role="alert" className="empty:absolute">
        {error === null ? null : <Notice tone="danger">{error}</Notice>}
      </div>
    </div>
  );
}
