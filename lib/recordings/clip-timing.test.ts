import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipTiming, shownFrom } from './clip-timing';

describe('a picture is shown', () => {
  it.each<[string, number[], number[]]>([
    ['not at all when there is none', [], []],
    ['a tenth of a second when it is alone', [5_000], [100]],
    ['until the next one', [0, 90, 210, 300], [90, 120, 90, 90]],
    ['for as long as a gap lasted', [0, 100, 20_100, 20_200], [100, 20_000, 100, 100]],
    ['a second at most when it is the last', [0, 20_000], [20_000, 1_000]],
    ['a fair part of the second that it shares', [0, 0, 0, 0, 1_000], [250, 250, 250, 250, 250]],
    [
      'no longer than its second shared, but for the last before a gap',
      [0, 0, 5_000, 6_000],
      [500, 4_500, 1_000, 1_000],
    ],
    ['a fair part of the time to the next when that is less', [0, 0, 60], [30, 30, 30]],
    ['a fair part of a second when all share it', [7_000, 7_000, 7_000, 7_000], [250, 250, 250, 250]],
    [
      'as long as the others when the last second was cut',
      [0, 0, 0, 0, 1_000, 1_000],
      [250, 250, 250, 250, 250, 250],
    ],
    [
      'within its second when many share the last one',
      [0, 1_000, 1_000, 1_000, 1_000],
      [1_000, 250, 250, 250, 250],
    ],
    ['as if at the same time when its own lies before the one in front', [100, 50, 200], [50, 50, 50]],
  ])('%s', (_, times, durations) => {
    expect(clipTiming(times)).toEqual(durations);
  });
});

const someTimes = fc.array(fc.integer({ min: 0, max: 120_000 }), { minLength: 1, maxLength: 80 });
const wholeSeconds = fc
  .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 80 })
  .map((seconds) => seconds.map((second) => second * 1_000));
const anyTimes = fc.oneof(someTimes, wholeSeconds);

/** When each picture appears, from the first. */
function appearances(durations: number[]): number[] {
  let at = 0;
  return durations.map((duration) => {
    at += duration;
    return at - duration;
  });
}

describe('whatever the times are', () => {
  it('every picture is shown for a while', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const durations = clipTiming(times);
        expect(durations).toHaveLength(times.length);
        for (const duration of durations) expect(duration).toBeGreaterThan(0);
      }),
    );
  });

  it('the clip lasts from the first to the last, and a second more at most', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const sorted = times.toSorted((a, b) => a - b);
        const durations = clipTiming(sorted);
        const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
        const isLast = sorted.map((at) => at === sorted.at(-1));
        const own = durations.filter((_, index) => isLast[index]).reduce((sum, each) => sum + each, 0);
        const total = durations.reduce((sum, each) => sum + each, 0);
        expect(total - own).toBeCloseTo(span, 5);
        expect(own).toBeLessThanOrEqual(1_000 + 1e-6);
      }),
    );
  });

  it('a picture appears when it was taken, or within its second', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const sorted = times.toSorted((a, b) => a - b);
        const shownAt = appearances(clipTiming(sorted));
        sorted.forEach((at, index) => {
          const late = (shownAt[index] ?? Number.NaN) - (at - (sorted[0] ?? 0));
          expect(late).toBeGreaterThan(-1e-6);
          expect(late).toBeLessThan(1_000);
        });
      }),
    );
  });

  it('times out of order only stand still', () => {
    fc.assert(
      fc.property(someTimes, (times) => {
        const held = times.map((_, index) => Math.max(...times.slice(0, index + 1)));
        expect(clipTiming(times)).toEqual(clipTiming(held));
      }),
    );
  });
});

it.each([
  [[], []],
  [[1_000], [1_000]],
  [
    [1_000, 1_120, 9_000],
    [1_000, 1_120, 9_000],
  ],
  // Rows of earlier installations have whole seconds.
  [
    [1_000, 1_000, 2_000, 2_000],
    [1_000, 1_500, 2_000, 2_500],
  ],
])('pictures of %j are shown from %j on', (times, expected) => {
  expect(shownFrom(times)).toEqual(expected);
});
