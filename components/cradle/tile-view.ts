import type { Overview } from '@/lib/contracts/overview';
import type { TileStatus } from '@/lib/i18n/live/shape';

/** Nothing was heard of the server for this long: what it said of a cradle is no news any more, in ms. */
const OUTDATED_MS = 15_000;

interface TileFacts {
  overview: Overview | null;
  uuid: string;
  /** Server's wall ms; null while not known. */
  now: number | null;
  /** The server could not be asked the last time. */
  lost: boolean;
}

/** How one cradle among several stands, by what the server said of it last. */
export function tileStatus({ overview, uuid, now, lost }: TileFacts): TileStatus {
  if (lost) return 'lost';
  const cradle = overview?.cradles.find((each) => each.uuid === uuid);
  if (!overview || !cradle) return 'loading';
  if (now !== null && now - overview.serverTime > OUTDATED_MS) return 'lost';
  const { at, freshForMs, frozen_since: frozenSince } = cradle.frame;
  if (at === null || overview.serverTime - at > freshForMs) return 'noSignal';
  return frozenSince === null ? 'fresh' : 'frozen';
}
