import { FRAME_FRESH_FOR_MS } from './freshness';

/**
 * Since when every picture is the one before, in the clock of `now` (ms); null while they differ. The first of a run is
 * the one before the first that is the same; a pause of the stream begins it anew.
 *
 * @param same whether the picture of `now` is byte for byte the one before; null when none is known
 */
export function frozenSince(
  { frameAt, frozenSince: since }: { frameAt: number | null; frozenSince: number | null },
  same: boolean | null,
  now: number,
): number | null {
  if (same === null) return since;
  if (!same) return null;
  const goesOn = frameAt !== null && now - frameAt < FRAME_FRESH_FOR_MS;
  return goesOn ? (since ?? frameAt) : now;
}
