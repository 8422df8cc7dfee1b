'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { PushObstacle } from '@/lib/i18n/reach/shape';
import { words } from '@/lib/i18n/words';
import type { ErrorCode } from '@/lib/platform/errors';
import { type CallResult, callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';
import { noteDevicesChanged, onDeviceRemoved } from './devices-changed';
import { findPushObstacle } from './push-obstacle';
import {
  endSubscription,
  findOwnSubscription,
  forgetSubscription,
  readBrowserFacts,
  renewSubscription,
  reportSubscription,
  subscribe,
} from './this-device';

export type PushDeviceState =
  | { is: 'checking' | 'off' }
  | { is: 'on'; subscription: PushSubscription }
  | { is: 'barred'; obstacle: PushObstacle };

interface PushDevice {
  userId: number;
  locale: Locale;
}

/** Whether this browser is told by push, and switching that. */
export function usePushDevice({ userId, locale }: PushDevice) {
  const text = words(locale).reach.push;
  const [state, setState] = useState<PushDeviceState>({ is: 'checking' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the page has come, and after a removal
  useEffect(() => {
    look().catch(fail);
    return onDeviceRemoved(() => void look().catch(fail));
  }, []);

  function refuse(result: CallResult<unknown>): void {
    if (result.ok) return;
    if (result.status === 401) leaveSignedOut();
    else setError(result.message);
  }

  /** Renews it, so that what the page says is true of the server too: another device may have removed this one. */
  async function look(): Promise<void> {
    const obstacle = findPushObstacle(readBrowserFacts());
    if (obstacle !== null) return setState({ is: 'barred', obstacle });
    const subscription = await findOwnSubscription(userId);
    if (subscription === null) return setState({ is: 'off' });
    const result = await renewSubscription(subscription, { userId, locale });
    if (result.ok) noteDevicesChanged();
    if (result.ok || result.code !== ('not_found' satisfies ErrorCode)) setState({ is: 'on', subscription });
    else {
      setState({ is: 'off' });
      return forgetSubscription(subscription);
    }
    refuse(result);
  }

  async function turnOn(): Promise<void> {
    const permission = await Notification.requestPermission();
    if (permission === 'denied') return setState({ is: 'barred', obstacle: 'denied' });
    if (permission !== 'granted') return setError(text.notAllowed);
    const key = await callJson<{ public_key: string }>({ method: 'GET', path: '/api/push_key', locale });
    if (!key.ok) return refuse(key);
    const subscription = await subscribe(key.answer.public_key);
    const result = await reportSubscription(subscription, { userId, locale });
    if (result.ok) {
      setState({ is: 'on', subscription });
      noteDevicesChanged();
    }
    refuse(result);
  }

  async function turnOff(subscription: PushSubscription): Promise<void> {
    const result = await endSubscription(subscription, locale);
    if (result.ok) {
      setState({ is: 'off' });
      noteDevicesChanged();
    }
    refuse(result);
  }

  /** What the browser itself refuses is thrown. */
  function fail(): void {
    setState((before) => (before.is === 'checking' ? { is: 'off' } : before));
    setError(text.failed);
  }

  async function run(step: () => Promise<void>): Promise<void> {
    setBusy(true);
    setError(null);
    await step().catch(fail);
    setBusy(false);
  }

  function toggle(): void {
    if (busy) return;
    if (state.is === 'on') void run(() => turnOff(state.subscription));
    else if (state.is === 'off') void run(turnOn);
  }

  return { state, busy, error, toggle };
}
