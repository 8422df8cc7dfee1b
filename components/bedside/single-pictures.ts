import { withinLimit } from '../cradle/answer-limit';
import { type Fetch, fetchSingle, isSignedOut, type PictureFrame } from '../cradle/frame-source';

/** Between two pictures, in ms. */
const BETWEEN_MS = 700;

/** One picture after the other, about one a second, until `stop`. `path` is the encoded uuid. */
export async function followSingles(
  fetch: Fetch,
  { path, stop, onPicture }: { path: string; stop: AbortSignal; onPicture: (picture: PictureFrame) => void },
): Promise<void> {
  for (let after: number | null = null; !stop.aborted; ) {
    const picture: PictureFrame | null | 'signedOut' = await nextPicture(fetch, path, after, stop);
    if (stop.aborted || picture === 'signedOut') return;
    if (picture !== null) {
      after = picture.sequence;
      onPicture(picture);
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
}

async function nextPicture(
  fetch: Fetch,
  path: string,
  after: number | null,
  stop: AbortSignal,
): Promise<PictureFrame | null | 'signedOut'> {
  try {
    return await withinLimit(stop, (limited) => fetchSingle(fetch, path, after, limited));
  } catch (error) {
    return isSignedOut(error) ? 'signedOut' : null;
  }
}
