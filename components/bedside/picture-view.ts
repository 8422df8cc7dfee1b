import type { LiveSnapshot } from '@/lib/contracts/live';
import { FRAME_FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { PictureStatus, PictureView } from '../cradle/picture-state';

/** All moments in the server's wall ms. */
interface PictureFacts {
  /** When the picture on the screen came to the server; null while there is none. */
  shownAt: number | null;
  now: number;
  /** What the server last said of the cradle's pictures, and how long ago it was heard, ms. */
  frame: LiveSnapshot['frame'];
  heardAgoMs: number;
}

/** What to say of a picture that is fetched singly: only one that is seconds old, and moves, is live. */
export function viewSingle({ shownAt, now, frame, heardAgoMs }: PictureFacts): PictureView {
  const ageMs = shownAt === null ? null : Math.max(0, now - shownAt);
  const old = ageMs === null || ageMs > FRAME_FRESH_FOR_MS;
  const frozen = !old && frame.frozen_since !== null;
  const status = frozen ? 'frozen' : old ? whyOld({ shownAt, now, frame, heardAgoMs }) : 'live';
  return {
    status,
    mode: 'stream',
    ageMs,
    frozenForMs: frozen ? Math.max(0, now - (frame.frozen_since ?? now)) : null,
    hasPicture: shownAt !== null,
    dim: old,
  };
}

function whyOld({ shownAt, now, frame, heardAgoMs }: PictureFacts): PictureStatus {
  if (heardAgoMs > FRAME_FRESH_FOR_MS) return 'lost';
  if (frame.at === null || now - frame.at > FRAME_FRESH_FOR_MS) return 'noSignal';
  return shownAt === null ? 'connecting' : 'delayed';
}
