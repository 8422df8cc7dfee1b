/** A recorded picture: its id, and wall ms of its arrival. */
export interface RecordedPicture {
  id: number;
  at: number;
}

/** Which picture is nearest to a moment, the earlier of two. */
export function nearestTo(pictures: readonly RecordedPicture[], moment: number): number {
  const distances = pictures.map(({ at }) => Math.abs(at - moment));
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

const KEYS = new Map([
  ['ArrowLeft', -1],
  ['ArrowRight', 1],
]);

/** Where a key leads from the picture `index` of `count`; null when it leads nowhere. */
export function stepBy(key: string, index: number, count: number): number | null {
  const step = KEYS.get(key);
  return step === undefined ? null : clamp(index + step, count);
}

export function clamp(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}

/** Whole seconds from the alert to a picture, negative before it. */
export function secondsFrom(alertAt: number, at: number): number {
  return Math.round((at - alertAt) / 1000);
}
