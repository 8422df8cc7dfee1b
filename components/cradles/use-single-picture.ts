'use client';

import { useEffect, useState } from 'react';
import { FRAME_FRESH_FOR_MS } from '@/lib/cradle/freshness';
import { parseFrameHeaders } from '../cradle/frame-headers';

export type SinglePictureState =
  | { is: 'loading' | 'none' | 'unknown' }
  | {
      is: 'shown';
      url: string;
      /** When it came, wall ms of the server; null when it does not say. */
      at: number | null;
      /** It was not the picture of now any more when it was asked for. */
      old: boolean;
    };

/** The newest picture of a cradle, asked for once. */
export function useSinglePicture(uuid: string): SinglePictureState {
  const [state, setState] = useState<SinglePictureState>({ is: 'loading' });

  useEffect(() => {
    const leaving = new AbortController();
    let url: string | null = null;
    async function load(): Promise<void> {
      const path = `/api/frame/${encodeURIComponent(uuid)}`;
      const response = await fetch(path, { cache: 'no-store', signal: leaving.signal });
      if (response.status === 204) return setState({ is: 'none' });
      if (!response.ok) return setState({ is: 'unknown' });
      const { receivedAt: at } = parseFrameHeaders((name) => response.headers.get(name));
      const jpeg = await response.blob();
      if (leaving.signal.aborted) return;
      url = URL.createObjectURL(jpeg);
      setState({ is: 'shown', url, at, old: isOld(at, response.headers.get('date')) });
    }
    load().catch(() => {
      if (!leaving.signal.aborted) setState({ is: 'unknown' });
    });
    return () => {
      leaving.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [uuid]);

  return state;
}

/** By the server's own clock, in whole seconds; without it nothing is called new. */
function isOld(at: number | null, date: string | null): boolean {
  const servedAt = date === null ? Number.NaN : Date.parse(date);
  return at === null || !(servedAt - at <= FRAME_FRESH_FOR_MS);
}
