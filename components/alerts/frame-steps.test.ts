import { describe, expect, it } from 'vitest';
import { nearestTo, secondsFrom, stepBy } from './frame-steps';

const pictures = [0, 100, 200, 300].map((at, index) => ({ id: index + 1, at }));

describe('nearestTo', () => {
  it.each([
    [-5_000, 0],
    [0, 0],
    [149, 1],
    [150, 1],
    [151, 2],
    [9_999, 3],
  ])('of the moment %d is picture %d', (moment, index) => {
    expect(nearestTo(pictures, moment)).toBe(index);
  });
});

describe('stepBy', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 3, 3],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowUp', 1, null],
    ['a', 1, null],
  ] as const)('%s at %d leads to %j', (key, index, next) => {
    expect(stepBy(key, index, pictures.length)).toBe(next);
  });
});

it.each([
  [-10_000, -10],
  [-499, 0],
  [400, 0],
  [1_600, 2],
])('a picture %d ms from the alert is %d s from it', (ms, seconds) => {
  expect(secondsFrom(1_000_000, 1_000_000 + ms)).toBeCloseTo(seconds);
});
