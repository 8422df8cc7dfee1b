import { expect, it } from 'vitest';
import { degreeMarks, temperatureScale } from './temperature-scale';

const bucket = (min: number, max: number) => ({
  timestamp: '2025-10-03T12:00:00.000Z',
  rows: 1,
  temperature: { min, avg: (min + max) / 2, max },
  crying: null,
  direction: null,
});

it.each([
  [[bucket(36.2, 38.6)], { bottom: 36, top: 39 }],
  [[bucket(36.8, 36.9)], { bottom: 36, top: 38 }],
  [[bucket(36, 36)], { bottom: 36, top: 38 }],
  [[bucket(-1.5, 2), bucket(20, 21.1)], { bottom: -2, top: 22 }],
])('goes over whole degrees, and not closer than two: %j', (buckets, scale) => {
  expect(temperatureScale(buckets, 60)).toEqual(scale);
});

it('is none without a temperature', () => {
  expect(temperatureScale([], 38)).toBeNull();
  expect(temperatureScale([{ ...bucket(1, 2), temperature: null }], 38)).toBeNull();
});

it.each([
  [bucket(36.2, 36.9), 38, { bottom: 36, top: 39 }],
  [bucket(22, 24), 38, { bottom: 22, top: 24 }],
  [bucket(36.2, 39.5), 38, { bottom: 36, top: 40 }],
  [bucket(40.2, 41), 38, { bottom: 40, top: 42 }],
])('of %j reaches to a limit of %d that is near', (one, limit, scale) => {
  expect(temperatureScale([one], limit)).toEqual(scale);
});

it.each([
  [{ bottom: 36, top: 39 }, [36, 37, 38, 39]],
  [{ bottom: -2, top: 22 }, [-2, 4, 10, 16, 22]],
  [{ bottom: 20, top: 29 }, [20, 23, 26, 29]],
])('of %j is marked at %j', (scale, marks) => expect(degreeMarks(scale)).toEqual(marks));
