'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { PictureState } from './picture-loader';
import { pictureAddress } from './use-pictures';

/** Below this much time a picture that is on its way is not worth a word, in ms. */
const PATIENCE_MS = 200;

interface ReplayPictureProps {
  id: number;
  state: PictureState;
  /** Null while it is not there. */
  picture: HTMLImageElement | null;
  /** Of the moment itself there is none: this one is from before. */
  isOld: boolean;
  alt: string;
  locale: Locale;
}

/** The picture of a moment. One from before never passes for it: it is dimmed, and a word says why. */
export function ReplayPicture({ id, state, picture, isOld, alt, locale }: ReplayPictureProps) {
  const text = words(locale).replay;
  const { ref, hasDrawn } = useDrawing(picture);
  const isLate = useLate(state === 'loading', id);
  const says = state === 'failed' ? text.gone : isLate ? text.loading : isOld ? text.noPicture : null;
  const look = `size-full object-contain ${state === 'failed' ? 'invisible' : says === null ? '' : 'opacity-40'}`;
  return (
    <div
      data-frame={id}
      data-frame-state={state}
      className="relative aspect-[4/3] overflow-hidden rounded-card bg-stage"
    >
      <canvas ref={ref} role="img" aria-label={alt} hidden={!hasDrawn} className={look} />
      {hasDrawn ? null : (
        // biome-ignore lint/performance/noImgElement: the camera's own bytes, for their caregiver alone
        <img src={pictureAddress(id)} alt={alt} width={640} height={480} className={look} />
      )}
      {says === null ? null : (
        <p className="absolute inset-0 flex items-center justify-center p-4 text-center font-semibold text-stage-ink">
          {says}
        </p>
      )}
    </div>
  );
}

/**
 * Draws in the same breath in which the page says what it shows: an image that is given another address may ask the
 * network for it once more, and stands there with the picture before until then.
 */
function useDrawing(picture: HTMLImageElement | null) {
  const ref = useRef<HTMLCanvasElement>(null);
  const [hasDrawn, setHasDrawn] = useState(false);
  useLayoutEffect(() => {
    const canvas = ref.current;
    if (picture === null || canvas === null) return;
    const { naturalWidth: width, naturalHeight: height } = picture;
    // Setting a size, be it the same, clears what is there.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    setHasDrawn(true);
  }, [picture]);
  return { ref, hasDrawn };
}

/** Whether something has gone on for longer than a moment; another `key` begins anew. */
function useLate(goesOn: boolean, key: number): boolean {
  const [late, setLate] = useState<number | null>(null);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => setLate(key), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [goesOn, key]);
  return goesOn && late === key;
}
