import { describe, expect, it } from 'vitest';
import type { AlertDetails } from '@/lib/alerts/alert';
import { createTestClock } from '@/lib/platform/test-clock';
import { createReachability } from './reachability';

const UP = { broker: true, database: true };

function setUp() {
  const clock = createTestClock();
  const told: [string, AlertDetails][] = [];
  const reachability = createReachability({
    clock,
    raise: (details) => told.push(['raise', details]),
    clear: (details) => told.push(['clear', details]),
  });
  /** Time passes, with a look around every second. */
  const pass = (seconds: number, up: typeof UP) => {
    for (let second = 0; second < seconds; second += 1) {
      reachability.note(up);
      clock.advance(1_000);
    }
    reachability.note(up);
  };
  return { clock, told, reachability, pass };
}

describe.each(['broker', 'database'] as const)('a %s that is away', (cause) => {
  const away = { ...UP, [cause]: false };

  it('for less than a minute is not spoken of', () => {
    const { told, pass } = setUp();
    pass(59, away);
    pass(1, UP);
    pass(59, away);
    expect(told).toEqual([]);
  });

  it('for a minute is told once, and once more when it is back', () => {
    const { clock, told, pass } = setUp();
    const from = clock.now();
    pass(200, away);
    expect(told).toEqual([['raise', { cause, from }]]);
    pass(10, UP);
    expect(told.slice(1)).toEqual([['clear', { cause, from, to: from + 200_000 }]]);
  });

  it('for a minute is told whatever the wall clock is set to meanwhile', () => {
    const { clock, told, pass } = setUp();
    pass(30, away);
    clock.setBack(3_600_000);
    pass(29, away);
    expect(told).toEqual([]);
    pass(1, away);
    expect(told).toHaveLength(1);
  });
});

describe('cradles', () => {
  it('can reach us from the moment on at which the broker came, and not while it is away', () => {
    const { clock, reachability, pass } = setUp();
    expect(reachability.since()).toBeNull();
    pass(10, { ...UP, broker: false });
    const came = clock.monotonic();
    pass(10, UP);
    expect(reachability.since()).toBe(came);
    pass(1, { ...UP, broker: false });
    expect(reachability.since()).toBeNull();
    const back = clock.monotonic();
    pass(5, UP);
    expect(reachability.since()).toBe(back);
  });

  it('reach us all the same while the database is away', () => {
    const { reachability, pass } = setUp();
    pass(100, { ...UP, database: false });
    expect(reachability.since()).not.toBeNull();
  });
});

describe('a start', () => {
  it('after a minute without a server tells from when to when, as what is over', () => {
    const { clock, told, reachability } = setUp();
    const [from, to] = [clock.now() - 60_000, clock.now()];
    reachability.noteStart(from);
    const details = { cause: 'process', from, to };
    expect(told).toEqual([
      ['raise', details],
      ['clear', details],
    ]);
  });

  it.each([
    ['soon after the end', (now: number) => now - 59_999],
    ['before the end, by a clock that was set', (now: number) => now + 3_600_000],
    ['of a server that watched nobody before', () => null],
  ])('%s tells nothing', (_when, lastSeenAt) => {
    const { clock, told, reachability } = setUp();
    reachability.noteStart(lastSeenAt(clock.now()));
    expect(told).toEqual([]);
  });
});
