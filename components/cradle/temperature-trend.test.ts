import { describe, expect, it } from 'vitest';
import { changeSince, type TrendPoint, toRuns, toTrendPoints } from './temperature-trend';

const NOW = Date.UTC(2025, 9, 3, 12);
const MINUTE = 60_000;
const ago = (minutes: number, celsius: number): TrendPoint => ({ at: NOW - minutes * MINUTE, celsius });

describe('the change since half an hour ago', () => {
  it.each([
    ['warmer', [ago(30, 36.5)], 36.8, 3],
    ['cooler', [ago(31, 36.9), ago(29, 36.7)], 36.5, -3],
    ['the same, as it is written', [ago(30, 36.54)], 36.5, 0],
    ['not known without anything from then', [ago(50, 36), ago(10, 37)], 36.5, null],
    ['not known without anything at all', [], 36.5, null],
  ])('is %s', (_what, points, celsius, change) => {
    expect(changeSince(points, celsius, NOW)).toBe(change);
  });
});

describe('the curve', () => {
  it('breaks where nothing was measured, and leaves out what is older than an hour', () => {
    const points = [ago(61, 36), ago(40, 36.1), ago(39, 36.2), ago(20, 36.3)];
    expect(toRuns(points, NOW)).toEqual([[ago(40, 36.1), ago(39, 36.2)], [ago(20, 36.3)]]);
  });

  it('has no point for a minute without a thermometer', () => {
    const bucket = { rows: 60, crying: null, direction: null };
    const measured = {
      ...bucket,
      timestamp: '2025-10-03T11:59:00.000Z',
      temperature: { min: 36, avg: 36.4, max: 37 },
    };
    const silent = { ...bucket, timestamp: '2025-10-03T12:00:00.000Z', temperature: null };
    expect(toTrendPoints([measured, silent])).toEqual([ago(1, 36.4)]);
  });
});
