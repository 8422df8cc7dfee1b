import type { Overview } from '@/lib/contracts/overview';
import type { TileStatus } from '@/lib/i18n/live/shape';

/** Nothing was heard of the server for this long: what it said of a cradle is no news any more, in ms. */
const OUTDATED_MS = 15_000;

interface TileFacts {
  overview: Overview | null;
  uuid: string;
  /** When the picture that is on the tile reached the server, its wall ms; null when that is not known, or there is none. */
  pictureAt: number | null;
  /** Server's wall ms; null while not known. */
  now: number | null;
  /** The server could not be asked the last time. */
  lost: boolean;
}

/** How one cradle among several stands, by what the server said of it last. */
export function tileStatus({ overview, uuid, pictureAt, now, lost }: TileFacts): TileStatus {
  if (lost) return 'lost';
  const cradle = overview?.cradles.find((each) => each.uuid === uuid);
  if (!overview || !cradle) return 'loading';
  if (now !== null && now - overview.serverTime > OUTDATED_MS) return 'lost';
  const { at, freshForMs, frozen_since: frozenSince } = cradle.frame;
  if (at === null || overview.serverTime - at > freshForMs) return 'noSignal';
  // The cradle films, and what is on the tile is of before: from a page that was hidden for long.
  if (pictureAt !== null && at - pictureAt > OUTDATED_MS) return 'loading';
  return frozenSince === null ? 'fresh' : 'frozen';
}
