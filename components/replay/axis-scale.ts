import type { Span } from './tracks';

/** Wall ms. */
interface Range {
  from: number;
  to: number;
}

/** Below this many degrees from bottom to top, the sensor's own noise would look like a fever. */
const LEAST_DEGREES = 2;
const HUNDRED = 100;

/** Where a moment is on the axis, as CSS has it. */
export function leftOf(range: Range, moment: number): string {
  return `${percentOf(range, moment)}%`;
}

export function widthOf(range: Range, span: Range): string {
  return `${round(percentOf(range, span.to) - percentOf(range, span.from))}%`;
}

function percentOf({ from, to }: Range, moment: number): number {
  const share = (Math.min(Math.max(moment, from), to) - from) / Math.max(1, to - from);
  return round(share * HUNDRED);
}

/** A line of steps through temperatures, in a field of 100 by 100; broken where nothing was known. */
export function temperaturePath(range: Range, spans: readonly Span<number>[]): string {
  const values = spans.map(({ value }) => value);
  const bottom = Math.floor(Math.min(...values));
  const top = Math.max(Math.ceil(Math.max(...values)), bottom + LEAST_DEGREES);
  return spans
    .map(({ from, to, value }, index) => {
      const goesOn = index > 0 && spans[index - 1]?.to === from;
      const y = round(HUNDRED - ((value - bottom) / (top - bottom)) * HUNDRED);
      return `${goesOn ? 'L' : 'M'}${percentOf(range, from)} ${y}L${percentOf(range, to)} ${y}`;
    })
    .join('');
}

/** Sensors speak every three seconds at the slowest: less is no silence, in ms. */
const LEAST_GAP_MS = 3_000;

/** Whether some of the range is covered by no span. */
export function hasGap({ from, to }: Range, spans: readonly Range[]): boolean {
  let known = from;
  for (const span of spans) {
    if (span.from - known > LEAST_GAP_MS) return true;
    known = Math.max(known, span.to);
  }
  return to - known > LEAST_GAP_MS;
}

function round(value: number): number {
  return Math.round(value * HUNDRED) / HUNDRED;
}
