import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { CryingStatus } from '@/lib/cradle/sensors/crying';
import type { Direction } from '@/lib/cradle/sensors/direction';
import type { Picture } from './playback-clock';

/** A stretch of time in which one thing was known, in wall ms. */
export interface Span<T> {
  from: number;
  to: number;
  value: T;
}

/** What was known around an alert. Where a track has no span nothing was known. */
export interface Tracks {
  /** °C */
  temperature: Span<number>[];
  crying: Span<CryingStatus>[];
  direction: Span<Direction>[];
  picture: Span<true>[];
}

interface Reading {
  timestamp: string;
  temperature: number | null;
  crying: CryingStatus | null;
  direction: Direction | null;
}

/** What readings and pictures tell until that moment (wall ms): each for as long as it counts as fresh, and no longer. */
export function toTracks(readings: readonly Reading[], pictures: readonly Picture[], until: number): Tracks {
  const spansOf = <Kind extends keyof typeof FRESH_FOR_MS & keyof Reading>(kind: Kind) => {
    const said = readings.flatMap(({ timestamp, [kind]: value }) =>
      value === null ? [] : [{ at: Date.parse(timestamp), value }],
    );
    return toSpans(said, FRESH_FOR_MS[kind], until);
  };
  const taken = pictures.map(({ at }) => ({ at, value: true as const }));
  return {
    temperature: spansOf('temperature'),
    crying: spansOf('crying'),
    direction: spansOf('direction'),
    picture: toSpans(taken, FRESH_FOR_MS.frame, until),
  } as Tracks;
}

/** Each value lasts until the next, or until it is stale; the same value again makes the stretch longer. */
function toSpans<T>(said: readonly { at: number; value: T }[], freshForMs: number, until: number): Span<T>[] {
  const spans: Span<T>[] = [];
  for (const { at, value } of said) {
    const last = spans.at(-1);
    const to = Math.min(at + freshForMs, until);
    if (last === undefined || at > last.to) spans.push({ from: at, to, value });
    else if (last.value === value) last.to = Math.max(last.to, to);
    else {
      last.to = at;
      spans.push({ from: at, to, value });
    }
  }
  return spans.filter((span) => span.to > span.from);
}

/** What was known at a moment; null where nothing was. */
export function valueAt<T>(spans: readonly Span<T>[], moment: number): T | null {
  return spans.findLast(({ from, to }) => from <= moment && moment <= to)?.value ?? null;
}
