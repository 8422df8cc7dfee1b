'use client';

import { useState } from 'react';
import { parseCradleQr } from '@/lib/cradle/qr-text';
import { readPixels } from './picture-pixels';
import { loadQrReader } from './qr-reader';

/** What became of a photo; the words of each are in lib/i18n/scan. */
export type PhotoState = 'none' | 'reading' | 'nothing' | 'other' | 'unreadable';

/** A photo as a way to a cradle's uuid: it needs neither a camera of ours nor https. */
export function useQrPhoto(onFound: (uuid: string) => void) {
  const [state, setState] = useState<PhotoState>('none');

  async function read(photo: File): Promise<PhotoState> {
    const [reader, bitmap] = await Promise.all([loadQrReader(), createImageBitmap(photo)]);
    const pixels = readPixels(bitmap, bitmap);
    bitmap.close();
    const codes = pixels === null ? [] : await reader(pixels);
    const uuid = codes.map(parseCradleQr).find((each) => each !== null);
    if (uuid === undefined) return codes.length === 0 ? 'nothing' : 'other';
    onFound(uuid);
    return 'none';
  }

  function choose(photo: File | undefined): void {
    if (photo === undefined || state === 'reading') return;
    setState('reading');
    read(photo).then(setState, () => setState('unreadable'));
  }

  return { state, choose };
}
