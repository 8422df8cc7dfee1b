import { describe, expect, it } from 'vitest';
import { isSilent, viewReading } from './reading-view';

const NOW = 1_000_000;

describe('a reading', () => {
  it('is loading until the server and its clock are known', () => {
    expect(viewReading(null, NOW, false)).toEqual({ state: 'loading' });
    expect(viewReading({ value: 36.5, at: NOW, freshForMs: 1_000 }, null, false)).toEqual({
      state: 'loading',
    });
  });

  it('is unknown when the server cannot be reached before it has said anything', () => {
    expect(viewReading(null, null, true)).toEqual({ state: 'unknown' });
  });

  it.each([
    { value: null, at: null },
    { value: null, at: NOW },
    { value: 36.5, at: null },
  ])('is unknown, never fine, without a value and its time: %j', (signal) => {
    expect(viewReading({ ...signal, freshForMs: 1_000 }, NOW, false)).toEqual({ state: 'unknown' });
  });

  it.each([
    [-50, 'fresh', 0],
    [0, 'fresh', 0],
    [15_000, 'fresh', 15_000],
    [15_001, 'stale', 15_001],
  ])('of %d ms is %s', (age, state, ageMs) => {
    const signal = { value: 'Not Crying', at: NOW - age, freshForMs: 15_000 };
    expect(viewReading(signal, NOW, false)).toEqual({ state, ageMs });
  });

  it('is stale at once when the server cannot be reached any more, however young', () => {
    const signal = { value: 'Not Crying', at: NOW - 500, freshForMs: 15_000 };
    expect(viewReading(signal, NOW, true)).toEqual({ state: 'stale', ageMs: 500 });
  });
});

describe('a cradle', () => {
  it('is silent when nothing of it came lately', () => {
    const long = { at: NOW - 20_001 };
    expect(isSilent([long, { at: null }], NOW)).toBe(true);
    expect(isSilent([long, { at: NOW - 20_000 }], NOW)).toBe(false);
  });
});
