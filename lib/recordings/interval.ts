/** What is kept around an alert, in ms: CONTRACT §5, and DESIGN 6 for the time before it. */
export const BEFORE_MS = 10_000;
export const AFTER_MS = 60_000;

/** A stretch of time of one cradle, both ends included, in wall ms. */
export interface Interval {
  from: number;
  to: number;
}

/** The recording of an alert that was raised at that moment. Overlapping ones share what was stored. */
export function recordingOf(createdAt: number): Interval {
  return { from: createdAt - BEFORE_MS, to: createdAt + AFTER_MS };
}
