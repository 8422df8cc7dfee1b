const MINUTE_MS = 60_000;

/** An episode that nobody answers is told again this long after it rang first, in minutes. */
const REPEATS_MIN = [1, 3, 5, 10, 20, 30] as const;
/** And from then on this often. */
const LATER_MIN = 30;

/** When an episode is told for the time `repeats + 1` again, in ms after it rang first. */
export function repeatAfterMs(repeats: number): number {
  const minutes = REPEATS_MIN[repeats] ?? LATER_MIN * (repeats - REPEATS_MIN.length + 2);
  return minutes * MINUTE_MS;
}

/** How many repeats are behind, `sinceMs` after it rang first: several that were missed are made up for by one. */
export function repeatsBy(sinceMs: number): number {
  let repeats = 0;
  while (repeatAfterMs(repeats) <= sinceMs) repeats += 1;
  return repeats;
}
