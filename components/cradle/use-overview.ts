import { useEffect, useState } from 'react';
import type { Overview } from '@/lib/contracts/overview';
import { leaveSignedOut } from '../form/session-probe';
import type { PictureFrame } from './frame-source';
import { createOverviewFeed } from './overview-feed';

export interface OverviewState {
  /** The newest; null before the first. */
  overview: Overview | null;
  pictures: ReadonlyMap<string, PictureFrame>;
  lost: boolean;
}

const NOTHING: OverviewState = { overview: null, pictures: new Map(), lost: false };

/** All cradles of the caregiver, looked at while the page can be seen; nothing at all for a caregiver of one. */
export function useOverview(enabled: boolean): OverviewState {
  const [state, setState] = useState(NOTHING);

  useEffect(() => {
    if (!enabled) return;
    const feed = createOverviewFeed({
      fetch: (url, init) => fetch(url, init),
      onOverview: (overview) => setState((before) => ({ ...before, overview, lost: false })),
      onLost: () => setState((before) => ({ ...before, lost: true })),
      onPicture: (uuid, picture) =>
        setState((before) => ({ ...before, pictures: new Map(before.pictures).set(uuid, picture) })),
      onSignedOut: leaveSignedOut,
    });
    const followVisibility = (): void => (document.hidden ? feed.stop() : feed.start());
    followVisibility();
    document.addEventListener('visibilitychange', followVisibility);
    return () => {
      document.removeEventListener('visibilitychange', followVisibility);
      feed.stop();
    };
  }, [enabled]);

  return state;
}
