'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { type PlotArea, plotArea } from './plot-area';

/** Height of a letter unless its reader asked for another, in CSS pixels. */
const USUAL = 16;

/** Drawings have lengths in pixels: they have to be told that their reader asked for larger letters. */
export function usePlotArea(): PlotArea {
  const scale = useSyncExternalStore(subscribe, readScale, () => 1);
  return useMemo(() => plotArea(scale), [scale]);
}

/** Larger letters make the whole page longer. */
function subscribe(tell: () => void): () => void {
  const observer = new ResizeObserver(tell);
  observer.observe(document.documentElement);
  return () => observer.disconnect();
}

function readScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;
}
