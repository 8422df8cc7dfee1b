import { expect, it } from 'vitest';
import { noteServerTime, type ServerClock, serverOffset } from './server-clock';

function hear(samples: Array<[serverTime: number, now: number]>): ServerClock | null {
  let clock: ServerClock | null = null;
  for (const [serverTime, now] of samples) clock = noteServerTime(clock, serverTime, now);
  return clock;
}

it('knows nothing before the first sample', () => {
  expect(serverOffset(null)).toBeNull();
});

it('keeps the sample that was delayed least', () => {
  const clock = hear([
    [10_000, 9_300],
    [11_000, 10_050],
    [12_000, 13_900],
  ]);
  expect(serverOffset(clock)).toBe(950);
});

it('follows at once when the local clock is set back', () => {
  const clock = hear([
    [100_000, 100_010],
    [101_000, 41_010],
  ]);
  expect(serverOffset(clock)).toBe(59_990);
});

it('lets go of an outdated offset within two windows, and errs towards too old until then', () => {
  const jumpMs = 3_600_000;
  const early = hear([
    [100_000, 100_000],
    [101_000, 101_000 + jumpMs],
  ]);
  expect(serverOffset(early)).toBe(0);
  const late = hear([
    [100_000, 100_000],
    [101_000, 101_000 + jumpMs],
    [132_000, 132_000 + jumpMs],
  ]);
  expect(serverOffset(late)).toBe(-jumpMs);
});
