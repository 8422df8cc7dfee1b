import type { Frame, FrameCache } from './frame-cache';

/** How long GET /api/frame waits for a newer picture, in ms. */
const WAIT_MS = 10_000;

export interface Picture {
  frame: Frame;
  jpeg: Buffer;
}

/**
 * The newest picture above `after`, waiting up to 10 s for it; without `after`, or with one above the newest (a
 * sequence of another time), the newest at once. Null when there is none.
 */
export async function takeFrame(
  frames: FrameCache,
  { uuid, after, signal }: { uuid: string; after: number | null; signal: AbortSignal },
): Promise<Picture | null> {
  const newest = frames.newest(uuid);
  if (after === null || (newest && after > newest.sequence)) return toPicture(newest);
  return toPicture(await frames.waitForNewer(uuid, after, { limitMs: WAIT_MS, signal }));
}

function toPicture(frame: Frame | null): Picture | null {
  const jpeg = frame?.jpeg();
  return frame && jpeg ? { frame, jpeg } : null;
}
