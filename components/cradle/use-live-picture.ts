'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { leaveSignedOut } from '../form/session-probe';
import { firstPicture, isStillFirst } from './first-known';
import { paintJpeg } from './paint-jpeg';
import { createPictureFeed } from './picture-feed';
import type { PictureView } from './picture-state';

interface LivePictureDeps {
  uuid: string;
  /** As it was when the page was made. */
  first: Pick<LiveSnapshot, 'frame' | 'serverTime'>;
  /** Both of useLiveSnapshot. */
  serverOffset: () => number | null;
  frozenSince: () => number | null;
  canvas: RefObject<HTMLCanvasElement | null>;
  /** After each picture, and each change of what is said of it. */
  onChange: (view: PictureView) => void;
}

/** Paints the newest picture of the cradle on the canvas while it can be seen. */
export function useLivePicture({
  uuid,
  first,
  serverOffset,
  frozenSince,
  canvas,
  onChange,
}: LivePictureDeps): PictureView {
  const [view, setView] = useState<PictureView>(() => firstPicture(first));

  useEffect(() => {
    const feed = createPictureFeed({
      uuid,
      fetch: (url, init) => fetch(url, init),
      now: Date.now,
      serverOffset,
      frozenSince,
      paint: (jpeg) => paintJpeg(canvas.current, jpeg),
      onView: (next) => {
        setView((shown) => (isStillFirst(shown, next) || looksTheSame(shown, next) ? shown : next));
        onChange(next);
      },
      onSignedOut: leaveSignedOut,
    });
    const stopFollowing = followSight((seen) => (seen ? feed.start() : feed.stop()));
    return () => {
      stopFollowing();
      feed.stop();
    };
  }, [uuid, serverOffset, frozenSince, canvas, onChange]);

  return view;
}

/** Tells whether the picture can be seen: in the page, or in a small window that outlives it on the screen. */
function followSight(tell: (seen: boolean) => void): () => void {
  const look = (): void => tell(!document.hidden || document.pictureInPictureElement != null);
  const events = ['visibilitychange', 'enterpictureinpicture', 'leavepictureinpicture'];
  for (const event of events) document.addEventListener(event, look);
  look();
  return () => {
    for (const event of events) document.removeEventListener(event, look);
  };
}

/** Ages count in whole seconds on the screen, and not at all while live. */
function looksTheSame(shown: PictureView, next: PictureView): boolean {
  const sameAge = next.status === 'live' || seconds(shown.ageMs) === seconds(next.ageMs);
  return (
    sameAge &&
    seconds(shown.frozenForMs) === seconds(next.frozenForMs) &&
    shown.status === next.status &&
    shown.mode === next.mode &&
    shown.dim === next.dim &&
    shown.hasPicture === next.hasPicture
  );
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.floor(ms / 1_000);
}
