import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, joined, longest, totalMs, uncovered, without } from './intervals';
import { findGaps } from './stretches';
import { stretchesOf } from './test-stretches';

const LIMIT = 15;
const span = { from: 100, to: 200 };
const listening = { span, heardUntil: 260, limitMs: LIMIT };
const gapsOf = (times: number[], heardUntil = 260) =>
  findGaps(
    stretchesOf(
      times.map((at) => [at, 'said'] as const),
      LIMIT,
    ),
    { ...listening, heardUntil },
  ).map(({ from, to }) => [from, to]);

describe('gaps', () => {
  it.each([
    ['nothing at all', [], [[100, 200]]],
    ['a pause of the limit', [90, 105, 120, 135, 150, 165, 180, 195, 210], []],
    ['a longer pause, from word to word', [95, 110, 126, 141, 156, 171, 186, 201], [[110, 126]]],
    ['a silence that began before the night', [60, 110, 125, 140, 155, 170, 185, 200], [[100, 110]]],
    ['a silence that begins in it', [95, 110, 120, 130], [[130, 200]]],
    ['words on both sides of the night alone', [99, 201], [[100, 200]]],
  ])('of %s', (_, times, gaps) => {
    expect(gapsOf(times)).toEqual(gaps);
  });

  it('are none yet while the last word is fresh', () => {
    const times = [95, 110, 125, 140, 155, 170];
    expect(gapsOf(times, 185)).toEqual([[185, 200]]);
    expect(gapsOf(times, 186)).toEqual([[170, 200]]);
  });

  it('never grow by a reading, and with what is known they are the night', () => {
    const moments = fc.array(fc.integer({ min: 40, max: 260 }), { maxLength: 40 });
    fc.assert(
      fc.property(moments, fc.integer({ min: 40, max: 260 }), (times, more) => {
        const intervals = (list: number[]) => gapsOf(list).map(([from = 0, to = 0]) => ({ from, to }));
        const [before, after] = [intervals(times), intervals([...times, more])];
        expect(without(after, before)).toEqual([]);
        expect(totalMs(before) + totalMs(uncovered(span, before))).toBe(span.to - span.from);
      }),
    );
  });
});

describe('intervals', () => {
  const some: fc.Arbitrary<Interval[]> = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 })).map(([from, length]) => ({
      from,
      to: from + length,
    })),
    { maxLength: 8 },
  );
  const has = (intervals: readonly Interval[], at: number) =>
    intervals.some(({ from, to }) => from <= at && at < to);

  it('cover the same moments however they are joined, taken away or turned round', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const whole = { from: 5, to: 60 };
        for (let at = 0; at < 80; at += 1) {
          expect(has(joined(a), at)).toBe(has(a, at));
          expect(has(without(a, b), at)).toBe(has(a, at) && !has(b, at));
          expect(has(uncovered(whole, a), at)).toBe(has([whole], at) && !has(a, at));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have a longest one, the first of equals', () => {
    expect(longest([])).toBeNull();
    expect(
      longest([
        { from: 0, to: 5 },
        { from: 10, to: 20 },
        { from: 30, to: 40 },
      ]),
    ).toEqual({
      from: 10,
      to: 20,
    });
  });
});
