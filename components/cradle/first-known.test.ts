import { describe, expect, it } from 'vitest';
import { firstPicture, firstReading, isStillFirst } from './first-known';

const NOW = 1_759_494_896_789;
const FRESH_MS = 15_000;

describe('what a page says of a signal before its scripts run', () => {
  const signal = (at: number | null) => ({ value: 'Crying', at, freshForMs: FRESH_MS });

  it('is nothing of what is current, whose age nobody watches yet', () => {
    expect(firstReading(signal(NOW - 1), NOW)).toEqual({ state: 'loading' });
  });
  it('is that it is old, or unknown', () => {
    expect(firstReading(signal(NOW - FRESH_MS - 1), NOW)).toEqual({ state: 'stale', ageMs: FRESH_MS + 1 });
    expect(firstReading(signal(null), NOW)).toEqual({ state: 'unknown' });
  });
});

describe('what a page says of the picture before its scripts run', () => {
  const view = (at: number | null) =>
    firstPicture({ serverTime: NOW, frame: { at, freshForMs: 5_000, frozen_since: null } });

  it.each([
    ['comes', NOW - 5_000, { status: 'connecting', ageMs: null }],
    ['has stopped', NOW - 5_001, { status: 'noSignal', ageMs: 5_001 }],
    ['never came', null, { status: 'noSignal', ageMs: null }],
  ])('says whether one %s', (_, at, said) => {
    expect(view(at)).toMatchObject({ ...said, hasPicture: false, dim: true });
  });

  it('stands while somebody only asks, and goes with the first news', () => {
    const [silent, connecting] = [view(null), view(NOW)];
    expect(isStillFirst(silent, connecting)).toBe(true);
    expect(isStillFirst(connecting, silent)).toBe(false);
    expect(isStillFirst(silent, { ...connecting, status: 'lost' })).toBe(false);
    expect(isStillFirst({ ...silent, hasPicture: true }, connecting)).toBe(false);
  });
});
