'use client';

import { useEffect } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePushDevice } from '../reach/use-push-device';
import { useTestNotification } from '../reach/use-test-notification';
import { Button } from '../ui/button';
import { TestProgress } from './test-progress';

interface PushActionProps {
  userId: number;
  locale: Locale;
  onChange(): void;
}

/** One button that leads to a proof: it switches push on for this device, and then sends a test to it. */
export function PushAction({ userId, locale, onChange }: PushActionProps) {
  const text = words(locale);
  const { state, busy, error, toggle } = usePushDevice({ userId, locale });
  const isOn = state.is === 'on';
  const test = useTestNotification(locale, isOn ? { endpoint: state.subscription.endpoint } : null);
  const isBusy = busy || test.busy;

  useEffect(() => {
    if (!isBusy) onChange();
  }, [isBusy, onChange]);

  if (state.is === 'checking') return null;
  if (state.is === 'barred') return <p className="text-sm">{text.reach.push.obstacles[state.obstacle]}</p>;
  const idle = isOn ? text.tonight.testPush : text.reach.push.turnOn;
  const working = busy ? text.reach.push.turningOn : text.reach.test.starting;
  return (
    <>
      <Button
        variant="outline"
        busy={isBusy}
        onClick={isOn ? test.start : toggle}
        className="justify-self-start"
        data-act="push"
      >
        {isBusy ? working : idle}
      </Button>
      <TestProgress report={test.report} busy={test.busy} error={error ?? test.error} locale={locale} />
    </>
  );
}
