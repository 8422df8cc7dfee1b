import { describe, expect, it } from 'vitest';
import { hasGap, leftOf, temperaturePath, widthOf } from './axis-scale';

const RANGE = { from: 1_000, to: 2_000 };

it('puts moments between its ends, and those beyond at the ends', () => {
  expect([0, 1_000, 1_333, 2_000, 9_000].map((moment) => leftOf(RANGE, moment))).toEqual([
    '0%',
    '0%',
    '33.3%',
    '100%',
    '100%',
  ]);
  expect(widthOf(RANGE, { from: 500, to: 1_250 })).toBe('25%');
  expect(leftOf({ from: 1_000, to: 1_000 }, 1_000)).toBe('0%');
});

describe('a line of temperatures', () => {
  it('goes in steps over whole degrees, two at least', () => {
    const spans = [
      { from: 1_000, to: 1_500, value: 36 },
      { from: 1_500, to: 2_000, value: 37 },
    ];
    expect(temperaturePath(RANGE, spans)).toBe('M0 100L50 100L50 50L100 50');
  });

  it('leads over no gap', () => {
    const spans = [
      { from: 1_000, to: 1_200, value: 36 },
      { from: 1_500, to: 2_000, value: 36 },
    ];
    expect(temperaturePath(RANGE, spans)).toBe('M0 100L20 100M50 100L100 100');
  });
});

it.each([
  [[{ from: 0, to: 70 }], false],
  [
    [
      { from: 0, to: 30 },
      { from: 30, to: 70 },
    ],
    false,
  ],
  [[{ from: 3, to: 67 }], false],
  [[{ from: 4, to: 70 }], true],
  [[{ from: 0, to: 66 }], true],
  [
    [
      { from: 0, to: 30 },
      { from: 40, to: 70 },
    ],
    true,
  ],
  [[], true],
])('sees in %j whether anything is missing: %s', (seconds, expected) => {
  const spans = seconds.map(({ from, to }) => ({ from: from * 1_000, to: to * 1_000 }));
  expect(hasGap({ from: 0, to: 70_000 }, spans)).toBe(expected);
});
