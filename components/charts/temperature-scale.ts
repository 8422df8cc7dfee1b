import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { HEIGHT, round } from './plot';

/** Below this many degrees from bottom to top, the sensor's own noise would look like a fever. */
const LEAST_SPAN = 2;

/** °C at the bottom and at the top of a drawing, whole degrees. */
export interface TemperatureScale {
  bottom: number;
  top: number;
}

/** Null when no bucket has a temperature. */
export function temperatureScale(buckets: readonly WireReadingBucket[]): TemperatureScale | null {
  const known = buckets.flatMap(({ temperature }) => temperature ?? []);
  if (known.length === 0) return null;
  const bottom = Math.floor(Math.min(...known.map(({ min }) => min)));
  const top = Math.ceil(Math.max(...known.map(({ max }) => max)));
  return { bottom, top: Math.max(top, bottom + LEAST_SPAN) };
}

export function yOf({ bottom, top }: TemperatureScale, celsius: number): number {
  return round(HEIGHT - ((celsius - bottom) / (top - bottom)) * HEIGHT);
}

/** Lowest and highest of all buckets; null when none has a temperature. */
export function temperatureExtremes(
  buckets: readonly WireReadingBucket[],
): { min: number; max: number } | null {
  const known = buckets.flatMap(({ temperature }) => temperature ?? []);
  if (known.length === 0) return null;
  return { min: Math.min(...known.map(({ min }) => min)), max: Math.max(...known.map(({ max }) => max)) };
}
