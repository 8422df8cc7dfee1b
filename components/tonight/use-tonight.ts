'use client';

import { useEffect, useState } from 'react';
import type { WireTonight } from '@/lib/contracts/tonight';
import type { Locale } from '@/lib/i18n/locales';
import { callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';
import { findOwnSubscription } from '../reach/this-device';

export interface Tonight {
  /** The last that was heard; null before the first. */
  answer: WireTonight | null;
  /** The server did not answer the last question. */
  lost: boolean;
}

interface TonightOptions {
  userId: number;
  initial: WireTonight | null;
  everyMs: number;
  locale: Locale;
}

/** Asks again and again while the page can be seen. */
export function useTonight({ userId, initial, everyMs, locale }: TonightOptions): Tonight {
  const [tonight, setTonight] = useState<Tonight>({ answer: initial, lost: false });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    async function ask(): Promise<void> {
      const device = await hashOwnEndpoint(userId);
      const path = `/api/tonight${device === null ? '' : `?device=${device}`}`;
      const result = await callJson<WireTonight>({ method: 'GET', path, locale });
      if (left) return;
      if (result.ok) setTonight({ answer: result.answer, lost: false });
      else if (result.status === 401) return leaveSignedOut();
      else setTonight(({ answer }) => ({ answer, lost: true }));
      if (!document.hidden) timer = setTimeout(() => void ask(), everyMs);
    }
    function followVisibility(): void {
      clearTimeout(timer);
      if (!document.hidden) void ask();
    }
    followVisibility();
    document.addEventListener('visibilitychange', followVisibility);
    return () => {
      left = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', followVisibility);
    };
  }, [userId, everyMs, locale]);

  return tonight;
}

/** By which the server knows this browser; the endpoint itself belongs into no address. Null without push. */
async function hashOwnEndpoint(userId: number): Promise<string | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return null;
  const subscription = await findOwnSubscription(userId).catch(() => null);
  // No subscription is no device of the caregiver's either: the server says so.
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(subscription?.endpoint ?? ''),
  );
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
