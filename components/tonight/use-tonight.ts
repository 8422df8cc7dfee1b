'use client';

import { useEffect, useRef, useState } from 'react';
import type { WireTonight } from '@/lib/contracts/tonight';
import type { Locale } from '@/lib/i18n/locales';
import { type Asked, type AskingFeed, createAskingFeed } from '../form/asking-feed';
import { callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';
import { findOwnSubscription } from '../reach/this-device';

export type Tonight = Asked<WireTonight>;

interface TonightOptions {
  userId: number;
  everyMs: number;
  locale: Locale;
}

/** Keeps up with how things are while the page can be seen. */
export function useTonight({ userId, everyMs, locale }: TonightOptions) {
  const [tonight, setTonight] = useState<Tonight>({ answer: null, link: 'checking' });
  const feed = useRef<AskingFeed | null>(null);
  const [askAgain] = useState(() => () => feed.current?.askAgain());

  useEffect(() => {
    const asking = createAskingFeed<WireTonight>({
      ask: (signal) => askServer({ userId, locale, signal }),
      everyMs,
      now: Date.now,
      onChange: setTonight,
      onSignedOut: leaveSignedOut,
    });
    const follow = () => (document.hidden ? asking.stop() : asking.start());
    feed.current = asking;
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      feed.current = null;
      asking.stop();
    };
  }, [userId, everyMs, locale]);

  return { ...tonight, askAgain };
}

async function askServer({
  userId,
  locale,
  signal,
}: {
  userId: number;
  locale: Locale;
  signal: AbortSignal;
}) {
  const device = await hashOwnEndpoint(userId);
  const path = `/api/tonight${device === null ? '' : `?device=${device}`}`;
  return callJson<WireTonight>({ method: 'GET', path, locale, signal });
}

/** By which the server knows this browser; the endpoint itself belongs into no address. Null without push. */
async function hashOwnEndpoint(userId: number): Promise<string | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return null;
  const subscription = await findOwnSubscription(userId).catch(() => null);
  // No subscription is no device of the caregiver's either: the server says so.
  const endpoint = new TextEncoder().encode(subscription?.endpoint ?? '');
  const digest = await crypto.subtle.digest('SHA-256', endpoint);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
