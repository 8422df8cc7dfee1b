/** A delay can only make a sample smaller, so the largest of a window is the nearest to the truth. */
const WINDOW_MS = 30_000;

/** What is known of the server's clock: how far it is ahead of ours, in ms, by the best sample of two windows. */
export interface ServerClock {
  current: number;
  previous: number;
  windowStartedAt: number;
}

/**
 * The clock after hearing `serverTime` at local time `now` (wall ms both). Windows make a clock that somebody
 * sets, here or there, count again after a minute; until then ages are too large rather than too small.
 */
export function noteServerTime(clock: ServerClock | null, serverTime: number, now: number): ServerClock {
  const sample = serverTime - now;
  if (clock === null) return { current: sample, previous: sample, windowStartedAt: now };
  const windowAge = now - clock.windowStartedAt;
  if (windowAge >= 0 && windowAge < WINDOW_MS) return { ...clock, current: Math.max(clock.current, sample) };
  return { current: sample, previous: clock.current, windowStartedAt: now };
}

/** Milliseconds to add to the local wall clock to get the server's; null while nothing is known. */
export function serverOffset(clock: ServerClock | null): number | null {
  return clock === null ? null : Math.max(clock.current, clock.previous);
}
