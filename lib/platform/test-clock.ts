import type { Clock } from './clock';

export interface TestClock extends Clock {
  /** Time passes by both clocks. */
  advance(ms: number): void;
  /** Somebody sets the wall clock: the monotonic one does not notice. */
  setBack(ms: number): void;
}

/** Test part: a clock that stands still until it is told otherwise. */
export function createTestClock(now = Date.UTC(2025, 9, 3, 12)): TestClock {
  let wall = now;
  let monotonic = 5_000;
  return {
    now: () => wall,
    monotonic: () => monotonic,
    advance(ms) {
      wall += ms;
      monotonic += ms;
    },
    setBack(ms) {
      wall -= ms;
    },
  };
}
