'use client';

import { useEffect, useState } from 'react';
import { FRAME_FRESH_FOR_MS } from '@/lib/cradle/freshness';
import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { fetchSingle, type PictureFrame } from '../cradle/frame-source';

const BETWEEN_MS = 700;

interface BedsidePictureProps {
  uuid: string;
  /** Server's wall ms. */
  now: number;
  locale: Locale;
}

/** Single pictures, about one a second, with their age written on them as soon as they are not live. */
export function BedsidePicture({ uuid, now, locale }: BedsidePictureProps) {
  const text = words(locale).picture;
  const shown = useSinglePictures(uuid);
  const ageMs = shown === null ? null : Math.max(0, now - shown.at);
  const old = ageMs === null || ageMs > FRAME_FRESH_FOR_MS;
  return (
    <div data-bedside-picture={old ? 'old' : 'live'} className="relative overflow-hidden rounded-card">
      {shown === null ? (
        <div className="aspect-[4/3]" />
      ) : (
        // biome-ignore lint/performance/noImgElement: the camera's own bytes, from memory
        <img src={shown.url} alt={text.label} className={`w-full ${old ? 'opacity-30 grayscale' : ''}`} />
      )}
      {old ? (
        <p className="absolute inset-0 flex items-center justify-center p-4 text-center text-xl font-bold">
          {ageMs === null ? text.connecting : `${text.notNow} · ${formatAge(ageMs, locale)}`}
        </p>
      ) : null}
    </div>
  );
}

function useSinglePictures(uuid: string): { url: string; at: number } | null {
  const [shown, setShown] = useState<{ url: string; at: number } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let url: string | null = null;
    async function follow(): Promise<void> {
      for (let after: number | null = null; !stop.signal.aborted; ) {
        const frame: PictureFrame | null = await fetchSingle(
          fetch.bind(window),
          encodeURIComponent(uuid),
          after,
          stop.signal,
        ).catch(() => null);
        if (stop.signal.aborted) return;
        if (frame?.receivedAt != null) {
          if (url !== null) URL.revokeObjectURL(url);
          url = URL.createObjectURL(frame.jpeg);
          setShown({ url, at: frame.receivedAt });
          after = frame.sequence;
        }
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
      }
    }
    void follow();
    return () => {
      stop.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [uuid]);
  return shown;
}
