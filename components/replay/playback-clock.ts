/** A recorded picture: its id, and wall ms from which on it is shown. */
export interface Picture {
  id: number;
  at: number;
}

export const SPEEDS = [1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where a recording is being looked at. */
export interface Head {
  /** Wall ms. */
  position: number;
  /** Index of the picture that belongs to it. */
  shown: number;
}

/** More than cameras send, and no more than a phone fetches and decodes at four times the speed: 12 pictures a second. */
const SHOWN_FOR_MS = 80;
/** A tab that was hidden, or a phone that was busy, goes on where it was instead of jumping, in ms. */
const MOST_STEP_MS = 250;

/** The picture of a moment: the last that had come by then, or the first where none had. */
export function pictureAt(pictures: readonly Picture[], moment: number): number {
  let [low, high] = [0, pictures.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pictures[middle]?.at ?? moment) <= moment) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** The next picture that is shown after that one: at a higher speed some are left out, the last never is. */
export function pictureAfter(pictures: readonly Picture[], shown: number, speed: Speed): number {
  const from = pictures[shown]?.at ?? 0;
  const found = pictures.findIndex(({ at }, index) => index > shown && at >= from + speed * SHOWN_FOR_MS);
  return found === -1 ? Math.max(0, pictures.length - 1) : found;
}

/** The pictures that are shown from that one on, it first. */
export function picturesFrom(
  pictures: readonly Picture[],
  shown: number,
  { speed, count }: { speed: Speed; count: number },
): number[] {
  const found = [shown];
  for (let last = shown; found.length < count && last < pictures.length - 1; found.push(last))
    last = pictureAfter(pictures, last, speed);
  return found;
}

interface Playing {
  speed: Speed;
  /** Whether that picture can be shown now. Where one cannot, the time waits for it. */
  isReady(index: number): boolean;
}

/** The head after so much real time. Pictures are shown when they were taken, and a gap lasts as long as it did. */
export function play(
  pictures: readonly Picture[],
  head: Head,
  elapsedMs: number,
  { speed, isReady }: Playing,
): Head {
  if (!isReady(head.shown)) return head;
  const end = pictures.at(-1)?.at ?? head.position;
  const target = Math.min(end, head.position + Math.min(elapsedMs, MOST_STEP_MS) * speed);
  let { shown } = head;
  while (shown < pictures.length - 1) {
    const next = pictureAfter(pictures, shown, speed);
    const at = pictures[next]?.at ?? target;
    if (at > target) break;
    if (!isReady(next)) return { shown, position: Math.max(head.position, at - 1) };
    shown = next;
  }
  return { shown, position: Math.max(head.position, target) };
}

/** Whether there is nothing left to play. */
export function isAtEnd(pictures: readonly Picture[], { position }: Head): boolean {
  return position >= (pictures.at(-1)?.at ?? position);
}
