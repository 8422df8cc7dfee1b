'use client';

import { useCallback, useState, useSyncExternalStore } from 'react';
import { createPictureLoader } from './picture-loader';
import type { Picture } from './playback-clock';

const AT_A_TIME = 3;
/** About 30 MB once they are decoded: a phone has no more to spare. */
const KEPT = 24;

export const pictureAddress = (id: number): string => `/api/alert_frame/${id}`;

/** Pictures by their index; those that are wanted are fetched, the first of them first. */
export function usePictures(pictures: readonly Picture[]) {
  const [loader] = useState(() => createPictureLoader({ load: loadPicture, most: AT_A_TIME, kept: KEPT }));
  useSyncExternalStore(loader.subscribe, loader.version, loader.version);
  const idOf = useCallback((index: number) => pictures[index]?.id ?? 0, [pictures]);
  return {
    stateOf: (index: number) => loader.stateOf(idOf(index)),
    pictureOf: (index: number) => loader.pictureOf(idOf(index)),
    isReady: useCallback((index: number) => loader.stateOf(idOf(index)) !== 'loading', [loader, idOf]),
    want: useCallback((indexes: readonly number[]) => loader.want(indexes.map(idOf)), [loader, idOf]),
  };
}

/** Decoded ahead, so that the browser draws it the moment that it is wanted. */
async function loadPicture(id: number): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = pictureAddress(id);
  await image.decode();
  return image;
}
