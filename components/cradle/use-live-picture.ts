'use client';

import { type RefObject, useEffect, useState } from 'react';
import { leaveSignedOut } from '../form/session-probe';
import { createPictureFeed } from './picture-feed';
import type { PictureView } from './picture-state';

const FIRST_VIEW: PictureView = {
  status: 'connecting',
  mode: 'stream',
  ageMs: null,
  hasPicture: false,
  dim: true,
};

/** Paints the newest picture of the cradle on the canvas while the page can be seen. */
export function useLivePicture(
  uuid: string,
  serverOffset: () => number | null,
  canvas: RefObject<HTMLCanvasElement | null>,
): PictureView {
  const [view, setView] = useState<PictureView>(FIRST_VIEW);

  useEffect(() => {
    const feed = createPictureFeed({
      uuid,
      fetch: (url, init) => fetch(url, init),
      now: Date.now,
      serverOffset,
      paint: (jpeg) => paintOn(canvas.current, jpeg),
      onView: (next) => setView((shown) => (looksTheSame(shown, next) ? shown : next)),
      onSignedOut: leaveSignedOut,
    });
    const followVisibility = (): void => (document.hidden ? feed.stop() : feed.start());
    followVisibility();
    document.addEventListener('visibilitychange', followVisibility);
    return () => {
      document.removeEventListener('visibilitychange', followVisibility);
      feed.stop();
    };
  }, [uuid, serverOffset, canvas]);

  return view;
}

async function paintOn(canvas: HTMLCanvasElement | null, jpeg: Blob): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(jpeg);
    const context = canvas?.getContext('2d') ?? null;
    if (canvas === null || context === null) return false;
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return true;
  } catch {
    // A torn JPEG: what is on the screen stays and grows old, which the view tells.
    return false;
  }
}

/** Ages count in whole seconds on the screen, and not at all while live. */
function looksTheSame(shown: PictureView, next: PictureView): boolean {
  const sameAge = next.status === 'live' || seconds(shown.ageMs) === seconds(next.ageMs);
  return (
    sameAge &&
    shown.status === next.status &&
    shown.mode === next.mode &&
    shown.dim === next.dim &&
    shown.hasPicture === next.hasPicture
  );
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.floor(ms / 1_000);
}
