import { expect, it } from 'vitest';
import { HEIGHT } from './plot';
import { temperatureScale, yOf } from './temperature-scale';

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
  expect(temperatureScale(buckets)).toEqual(scale);
});

it('is none without a temperature', () => {
  expect(temperatureScale([])).toBeNull();
  expect(temperatureScale([{ ...bucket(1, 2), temperature: null }])).toBeNull();
});

it('puts warm above cold', () => {
  const scale = { bottom: 36, top: 38 };
  expect([yOf(scale, 36), yOf(scale, 37), yOf(scale, 38)]).toEqual([HEIGHT, HEIGHT / 2, 0]);
});
