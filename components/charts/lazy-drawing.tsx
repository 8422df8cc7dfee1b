'use client';

import dynamic from 'next/dynamic';
import type { DrawingProps } from './drawing';

/** As tall as what comes, so that nothing on the page moves: a line of words, the drawing and the slider. */
const Placeholder = () => <div className="h-[19rem] rounded-lg bg-paper" />;

/** The library that draws is large, and the page is there and readable before it. */
export const LazyDrawing = dynamic<DrawingProps>(
  () => import('./inspected-drawing').then((module) => module.InspectedDrawing),
  { ssr: false, loading: Placeholder },
);
