import type { WireReadingBucket } from '@/lib/contracts/monitoring';

/** Below this many degrees from bottom to top, the sensor's own noise would look like a fever. */
const LEAST_SPAN = 2;
/** In °C. */
const NEAR_LIMIT = 3;
const HEADROOM = 0.3;
const MOST_STEPS = 4;

/** °C at the bottom and at the top of a drawing, whole degrees. */
export interface TemperatureScale {
  bottom: number;
  top: number;
}

/**
 * Null when no bucket has a temperature. The limit is in it where it is near: one far away would leave what was
 * measured a flat line at the bottom.
 */
export function temperatureScale(
  buckets: readonly WireReadingBucket[],
  limit: number,
): TemperatureScale | null {
  const extremes = temperatureExtremes(buckets);
  if (extremes === null) return null;
  const isNear = limit > extremes.min && limit - extremes.max <= NEAR_LIMIT;
  const bottom = Math.floor(extremes.min);
  const top = Math.ceil(isNear ? Math.max(extremes.max, limit + HEADROOM) : extremes.max);
  return { bottom, top: Math.max(top, bottom + LEAST_SPAN) };
}

/** Marks of the scale, in whole degrees, no more than five. */
export function degreeMarks({ bottom, top }: TemperatureScale): number[] {
  const step = Math.ceil((top - bottom) / MOST_STEPS);
  const count = Math.floor((top - bottom) / step) + 1;
  return Array.from({ length: count }, (_, index) => bottom + index * step);
}

/** Lowest and highest of all buckets; null when none has a temperature. */
export function temperatureExtremes(
  buckets: readonly WireReadingBucket[],
): { min: number; max: number } | null {
  const known = buckets.flatMap(({ temperature }) => temperature ?? []);
  if (known.length === 0) return null;
  return { min: Math.min(...known.map(({ min }) => min)), max: Math.max(...known.map(({ max }) => max)) };
}
