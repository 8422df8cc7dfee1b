'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { type PushDeviceState, usePushDevice } from './use-push-device';

/** Whether this phone or browser is told by push. */
export function PushSection({ userId, locale }: { userId: number; locale: Locale }) {
  const text = words(locale).reach.push;
  const { state, busy, error, toggle } = usePushDevice({ userId, locale });
  return (
    <section aria-labelledby="push-title" className="grid gap-3">
      <div>
        <h2 id="push-title" className="text-lg font-bold">
          {text.title}
        </h2>
        <p className="text-sm text-muted">{text.hint}</p>
      </div>
      <noscript>{text.noScript}</noscript>
      <div role="status" data-push={state.is}>
        <PushState state={state} locale={locale} />
      </div>
      {state.is === 'on' || state.is === 'off' ? (
        <Button variant={state.is === 'on' ? 'outline' : 'primary'} busy={busy} onClick={toggle}>
          {labelOf(state.is, busy, locale)}
        </Button>
      ) : null}
      <div role="alert" className="empty:absolute">
        {error === null ? null : <Notice tone="danger">{error}</Notice>}
      </div>
    </section>
  );
}

function PushState({ state, locale }: { state: PushDeviceState; locale: Locale }) {
  const text = words(locale).reach.push;
  switch (state.is) {
    case 'checking':
      return <p>{text.checking}</p>;
    case 'barred':
      return <Notice tone="warn">{text.obstacles[state.obstacle]}</Notice>;
    case 'on':
      return <Notice tone="good">{text.on}</Notice>;
    case 'off':
      return <p className="font-medium">{text.off}</p>;
  }
}

function labelOf(is: 'on' | 'off', busy: boolean, locale: Locale): string {
  const text = words(locale).reach.push;
  if (is === 'on') return busy ? text.turningOff : text.turnOff;
  return busy ? text.turningOn : text.turnOn;
}
