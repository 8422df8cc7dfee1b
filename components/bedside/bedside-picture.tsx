'use client';

import { useEffect, useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { PictureOverlay } from '../cradle/picture-overlay';
import { viewSingle } from './picture-view';
import { followSingles } from './single-pictures';

interface BedsidePictureProps {
  cradle: LiveSnapshot;
  /** How long ago that was heard, ms. */
  heardAgoMs: number;
  locale: Locale;
}

/** The baby, as it is now or with its age written over it. */
export function BedsidePicture({ cradle, heardAgoMs, locale }: BedsidePictureProps) {
  const shown = useSinglePictures(cradle.uuid);
  const view = viewSingle({
    shownAt: shown?.at ?? null,
    now: cradle.serverTime + heardAgoMs,
    frame: cradle.frame,
    heardAgoMs,
  });
  return (
    <div
      data-bedside-picture={view.status}
      className="relative mx-auto aspect-[4/3] w-full max-w-[max(16rem,calc((100svh-4rem)*4/3))] overflow-hidden rounded-card bg-stage"
    >
      {shown === null ? null : (
        // biome-ignore lint/performance/noImgElement: the camera's own bytes, from memory
        <img
          src={shown.url}
          alt={words(locale).picture.label}
          className={`size-full object-cover ${view.dim ? 'opacity-30 grayscale' : ''}`}
        />
      )}
      <PictureOverlay view={view} alerts={0} locale={locale} />
    </div>
  );
}

/** The newest picture, and when it came to the server; one without its time could be of any night. */
function useSinglePictures(uuid: string): { url: string; at: number } | null {
  const [shown, setShown] = useState<{ url: string; at: number } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let url: string | null = null;
    const letGo = (): void => {
      if (url !== null) URL.revokeObjectURL(url);
    };
    void followSingles((path, init) => fetch(path, init), {
      path: encodeURIComponent(uuid),
      stop: stop.signal,
      onPicture: ({ jpeg, receivedAt: at }) => {
        if (at === null) return;
        letGo();
        url = URL.createObjectURL(jpeg);
        setShown({ url, at });
      },
    });
    return () => {
      stop.abort();
      letGo();
    };
  }, [uuid]);
  return shown;
}
