import { SENSORS } from './sensors/registry';
import type { Signal } from './topics';

export const FRESHNESS = ['fresh', 'stale', 'unknown'] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** A picture older than this is not live, in milliseconds. */
export const FRAME_FRESH_FOR_MS = 5_000;

/** How long each signal stays fresh after its arrival, in milliseconds. */
export const FRESH_FOR_MS = {
  temperature: SENSORS.temperature.freshForMs,
  crying: SENSORS.crying.freshForMs,
  direction: SENSORS.direction.freshForMs,
  frame: FRAME_FRESH_FOR_MS,
} as const satisfies Record<Signal, number>;

/** Fresh, stale or never heard of. `at` and `now` in wall ms of the same clock. */
export function freshnessOf(signal: Signal, at: number | null, now: number): Freshness {
  if (at === null) return 'unknown';
  return now - at <= FRESH_FOR_MS[signal] ? 'fresh' : 'stale';
}
