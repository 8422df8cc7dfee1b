const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

export interface Backoff {
  /** Milliseconds to wait before the next attempt: 1 s, doubled each time, 30 s at most. */
  next(): number;
  /** After a success: the next trouble is a new one. */
  reset(): void;
}

export function createBackoff(): Backoff {
  let waitMs = FIRST_MS;
  return {
    next() {
      const now = waitMs;
      waitMs = Math.min(waitMs * 2, LONGEST_MS);
      return now;
    },
    reset() {
      waitMs = FIRST_MS;
    },
  };
}
