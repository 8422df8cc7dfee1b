'use client';

import { useEffect, useRef, useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { leaveReleased, leaveSignedOut, probeAccess } from '../form/session-probe';
import { createLiveFeed, type LiveLink } from './live-feed';
import { noteServerTime, type ServerClock, serverOffset } from './server-clock';

export interface Live {
  /** Null until the first has come; kept when the connection is lost. */
  snapshot: LiveSnapshot | null;
  link: LiveLink;
  /** What to add to the local wall clock for the server's, ms; null while not known. */
  serverOffset: () => number | null;
  /** Since when the server gets one picture again and again, its wall ms; null while they differ. */
  frozenSince: () => number | null;
}

export function useLiveSnapshot(uuid: string): Live {
  const clock = useRef<ServerClock | null>(null);
  const frozen = useRef<number | null>(null);
  const [snapshot, setSnapshot] = useState<LiveSnapshot | null>(null);
  const [link, setLink] = useState<LiveLink>('connecting');
  const [readOffset] = useState(() => () => serverOffset(clock.current));
  const [readFrozen] = useState(() => () => frozen.current);

  useEffect(() => {
    const feed = createLiveFeed({
      uuid,
      openEvents: (url) => new EventSource(url),
      probeAccess,
      now: Date.now,
      onSnapshot: (next) => {
        clock.current = noteServerTime(clock.current, next.serverTime, Date.now());
        frozen.current = next.frame.frozen_since;
        setSnapshot(next);
      },
      onLink: setLink,
      onSignedOut: leaveSignedOut,
      onReleased: leaveReleased,
    });
    feed.start();
    return () => feed.stop();
  }, [uuid]);

  return { snapshot, link, serverOffset: readOffset, frozenSince: readFrozen };
}
