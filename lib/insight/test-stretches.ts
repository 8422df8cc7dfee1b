import type { Stretch } from './stretches';

/** Test part: readings of one signal, at times in ms, as the database makes stretches of them. */
export function stretchesOf<T>(readings: readonly (readonly [number, T])[], limitMs: number): Stretch<T>[] {
  const stretches: Stretch<T>[] = [];
  for (const [at, value] of [...readings].sort(([a], [b]) => a - b)) {
    const last = stretches.at(-1);
    if (last && last.value === value && at - last.last <= limitMs) last.last = at;
    else stretches.push({ value, from: at, last: at });
  }
  return stretches;
}
