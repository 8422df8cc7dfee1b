/** `loading` before the server has said anything, `unknown` when it has and there is no value. */
export type ReadingView =
  | { state: 'loading' }
  | { state: 'unknown' }
  | { state: 'fresh'; ageMs: number }
  | { state: 'stale'; ageMs: number };

export interface TimedSignal {
  value: unknown;
  at: number | null;
  freshForMs: number;
}

/**
 * How current a signal is at `now` (ms, clock of the server; null while not known). `lost`: the server cannot be
 * reached, so that waiting for the first value is in vain, and the last one is no news however young.
 */
export function viewReading(signal: TimedSignal | null, now: number | null, lost: boolean): ReadingView {
  if (signal === null || now === null) return { state: lost ? 'unknown' : 'loading' };
  if (signal.at === null || signal.value === null) return { state: 'unknown' };
  const ageMs = Math.max(0, now - signal.at);
  return { state: !lost && ageMs <= signal.freshForMs ? 'fresh' : 'stale', ageMs };
}

/** The slowest signal of a cradle comes every few seconds: without any for this long nobody may be there, in ms. */
const SILENT_AFTER_MS = 20_000;

/** Whether nothing was heard lately, pictures included: nobody may be there to hear us. */
export function isSilent(signals: Array<{ at: number | null }>, now: number): boolean {
  return signals.every(({ at }) => at === null || now - at > SILENT_AFTER_MS);
}
