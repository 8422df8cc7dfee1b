import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from './interval';
import { sweptRanges } from './retention';

describe('what is swept', () => {
  it.each<[string, Interval[], ReturnType<typeof sweptRanges>]>([
    ['all of it', [], [{ from: 0, to: 1_000 }]],
    [
      'nothing of a kept recording',
      [{ from: 100, to: 200 }],
      [
        { from: 0, to: 100 },
        { from: 201, to: 1_000 },
      ],
    ],
    [
      'nothing of kept recordings that overlap',
      [
        { from: 150, to: 300 },
        { from: 100, to: 200 },
      ],
      [
        { from: 0, to: 100 },
        { from: 301, to: 1_000 },
      ],
    ],
    [
      'only what is before a kept one that reaches over it',
      [{ from: 900, to: 1_100 }],
      [{ from: 0, to: 900 }],
    ],
    ['as ever when the kept ones are later', [{ from: 2_000, to: 2_100 }], [{ from: 0, to: 1_000 }]],
  ])('is %s', (_, kept, ranges) => {
    expect(sweptRanges(kept, { from: 0, to: 1_000 })).toEqual(ranges);
  });

  it('is each moment that no kept recording covers, once', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 6 }), (kept) => {
        const ranges = sweptRanges(kept, { from: 5, to: 50 });
        for (let at = -1; at <= 60; at += 1) {
          const isKept = kept.some(({ from, to }) => at >= from && at <= to);
          const times = ranges.filter(({ from, to }) => at >= from && at < to).length;
          expect(times).toBe(at >= 5 && at < 50 && !isKept ? 1 : 0);
        }
      }),
    );
  });
});
