export interface Clock {
  /** Wall time, milliseconds since 1970 UTC. May jump when NTP or a person sets the clock. */
  now(): number;
  /** Milliseconds of a clock that only moves forward; its zero means nothing. */
  monotonic(): number;
}

/** One moment by both clocks. */
export interface Moment {
  /** Wall ms. */
  now: number;
  /** Monotonic ms. */
  monotonic: number;
}

export function momentOf(clock: Clock): Moment {
  return { now: clock.now(), monotonic: clock.monotonic() };
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
