import { type Interval, uncovered } from './intervals';

/** A value that a signal said again and again, without another and without a pause longer than its limit. Wall ms. */
export interface Stretch<T> {
  value: T;
  /** When it was said for the first time, and for the last. */
  from: number;
  last: number;
}

/** What is asked of the stretches of one signal, which lie in their order. */
export interface Listening {
  /** The time that is asked about; the stretches begin before it and go on after it, where there is anything. */
  span: Interval;
  /** Up to when anything can be known of it at all: now, or some time after the end of the span. */
  heardUntil: number;
  /** The signal is known for this long after it was said, in ms (lib/cradle/freshness.ts). */
  limitMs: number;
}

/** Until when a stretch holds, and what ended it: the next word, silence, or nothing yet. */
export interface Hold {
  to: number;
  end: 'heard' | 'gap' | 'now';
}

export function holdOf(
  { last }: Stretch<unknown>,
  next: Stretch<unknown> | undefined,
  { heardUntil, limitMs }: Listening,
): Hold {
  if (next !== undefined) {
    return next.from - last <= limitMs ? { to: next.from, end: 'heard' } : { to: last, end: 'gap' };
  }
  return heardUntil - last <= limitMs
    ? { to: Math.max(last, heardUntil), end: 'now' }
    : { to: last, end: 'gap' };
}

/**
 * Where a signal was silent for longer than its limit: from the last that was heard before it to the first after it.
 * All that time nobody knows how it was.
 */
export function findGaps(stretches: readonly Stretch<unknown>[], listening: Listening): Interval[] {
  const known = stretches.map((stretch, index) => ({
    from: stretch.from,
    to: holdOf(stretch, stretches[index + 1], listening).to,
  }));
  return uncovered(listening.span, known);
}
