import type { LiveSnapshot } from '@/lib/contracts/live';
import type { PictureView } from './picture-state';
import { type ReadingView, type TimedSignal, viewReading } from './reading-view';

/*
 * What a page says of a cradle before its scripts have asked for themselves: only what was not current when the page was
 * made. What was would go on looking so, and nothing watches its age yet.
 */

/** @param madeAt when the page was made, server's wall ms */
export function firstReading(signal: TimedSignal, madeAt: number): ReadingView {
  const view = viewReading(signal, madeAt, false);
  return view.state === 'fresh' ? { state: 'loading' } : view;
}

export function firstPicture({ frame, serverTime }: Pick<LiveSnapshot, 'frame' | 'serverTime'>): PictureView {
  const ageMs = frame.at === null ? null : Math.max(0, serverTime - frame.at);
  const isSilent = ageMs === null || ageMs > frame.freshForMs;
  return {
    status: isSilent ? 'noSignal' : 'connecting',
    mode: 'stream',
    ageMs: isSilent ? ageMs : null,
    frozenForMs: null,
    hasPicture: false,
    dim: true,
  };
}

/** What was said first stands until more is known than that somebody asks. */
export function isStillFirst(shown: PictureView, next: PictureView): boolean {
  return next.status === 'connecting' && shown.status === 'noSignal' && !shown.hasPicture;
}
