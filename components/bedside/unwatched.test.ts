import { describe, expect, it } from 'vitest';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { findGaps, gapText, unwatchedLines } from './unwatched';

const NOW = Date.UTC(2025, 9, 3, 3);

function cradle(changes: Partial<LiveSnapshot> = {}): LiveSnapshot {
  const signal = { at: NOW - 500, freshForMs: 10_000, since: null };
  return {
    ...{ uuid: 'cradle-a', name: null, serverTime: NOW, in_use: true, alerts: [], motor: null, broker: 'up' },
    temperature: { value: 36.5, at: NOW - 9_000, freshForMs: 60_000 },
    crying: { ...signal, value: 'Not Crying' },
    direction: { ...signal, value: '정면 유지 중' },
    frame: { at: NOW - 100, freshForMs: 5_000, frozen_since: null },
    limits: { max_temperature: 38, abnormal_position_timeout: 30, crying_duration_threshold: 30 },
    ...changes,
  };
}

const temperature = (at: number | null) => ({ value: at === null ? null : 36.5, at, freshForMs: 60_000 });
const never = cradle({
  temperature: temperature(null),
  crying: { value: null, at: null, freshForMs: 15_000, since: null },
  direction: { value: null, at: null, freshForMs: 10_000, since: null },
  frame: { at: null, freshForMs: 5_000, frozen_since: null },
});
const cold = cradle({ temperature: temperature(NOW - 180_000) });

describe('what nobody watches', () => {
  it.each<[string, LiveSnapshot, string[]]>([
    ['nothing of a cradle that sends everything', cradle(), []],
    ['all of one that never sent', never, ['all never heard']],
    ['one sensor that is old', cold, ['temperature silent']],
    ['one sensor that never sent', cradle({ temperature: temperature(null) }), ['temperature never']],
    [
      'pictures that stand still',
      cradle({ frame: { ...cradle().frame, frozen_since: NOW - 60_000 } }),
      ['frame frozen'],
    ],
    ['nothing of one that is not in use', { ...never, in_use: false }, []],
  ])('is %s', (_, of, expected) => {
    const said = findGaps(of).map(({ signal, verdict }) =>
      signal === null ? `all ${verdict.at === null ? 'never heard' : 'gone'}` : `${signal} ${verdict.reason}`,
    );
    expect(said).toEqual(expected);
  });

  it('is told as tonight’s check tells it', () => {
    const [gap] = findGaps(cold);
    expect(gap && gapText(gap, NOW, 'ko')).toBe(
      '온도를 지켜보지 못하고 있어요. 마지막 소식은 3분 전에 왔어요.',
    );
  });

  it('is counted by cradles, those of which nothing comes first', () => {
    expect(unwatchedLines([cradle(), { ...never, in_use: false }], 'ko')).toEqual([]);
    expect(unwatchedLines([cold, never, never, never], 'ko')).toEqual([
      '요람 3대는 지켜보지 못하고 있어요',
      '요람 1대는 일부만 지켜보고 있어요',
    ]);
    expect(unwatchedLines([never, cold, cold], 'en')).toEqual([
      '1 cradle is not being watched',
      '2 cradles are only partly watched',
    ]);
  });
});
