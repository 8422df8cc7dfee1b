import { SENSORS } from './sensors/registry';
import type { Signal } from './topics';

/** A picture older than this is not live, in milliseconds. */
export const FRAME_FRESH_FOR_MS = 5_000;

/** How long each signal is fresh after its arrival, in ms; then it is stale. One that never came is unknown. */
export const FRESH_FOR_MS = {
  temperature: SENSORS.temperature.freshForMs,
  crying: SENSORS.crying.freshForMs,
  direction: SENSORS.direction.freshForMs,
  frame: FRAME_FRESH_FOR_MS,
} as const satisfies Record<Signal, number>;
