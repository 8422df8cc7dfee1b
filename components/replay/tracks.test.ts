import { describe, expect, it } from 'vitest';
import { toTracks, valueAt } from './tracks';

const T = Date.UTC(2025, 9, 3, 12);
const UNTIL = T + 70_000;
const NOTHING = { temperature: null, crying: null, direction: null };
const reading = (second: number, said: object) => ({
  timestamp: new Date(T + second * 1_000).toISOString(),
  ...NOTHING,
  ...said,
});
const seconds = (spans: readonly { from: number; to: number; value: unknown }[]) =>
  spans.map(({ from, to, value }) => [(from - T) / 1_000, (to - T) / 1_000, value]);

describe('what was known', () => {
  it('lasts until something else is said, and the same again makes it longer', () => {
    const said = ['Crying', 'Crying', 'Not Crying', 'Not Crying'] as const;
    const { crying } = toTracks(
      said.map((value, index) => reading(index * 10, { crying: value })),
      [],
      UNTIL,
    );
    expect(seconds(crying)).toEqual([
      [0, 20, 'Crying'],
      [20, 45, 'Not Crying'],
    ]);
  });

  it('ends where it is stale, so that silence is a gap', () => {
    const { direction } = toTracks(
      [0, 30].map((second) => reading(second, { direction: '정면 유지 중' })),
      [],
      UNTIL,
    );
    expect(seconds(direction)).toEqual([
      [0, 10, '정면 유지 중'],
      [30, 40, '정면 유지 중'],
    ]);
  });

  it('does not reach beyond the end of the recording', () => {
    const { temperature } = toTracks([reading(60, { temperature: 36.8 })], [], UNTIL);
    expect(seconds(temperature)).toEqual([[60, 70, 36.8]]);
  });

  it('is nothing where nothing was said, of pictures too', () => {
    const pictures = [0, 1, 20].map((second, id) => ({ id, at: T + second * 1_000 }));
    const tracks = toTracks([reading(5, {})], pictures, UNTIL);
    expect(seconds(tracks.picture)).toEqual([
      [0, 6, true],
      [20, 25, true],
    ]);
    expect([tracks.temperature, tracks.crying, tracks.direction]).toEqual([[], [], []]);
  });

  it('is asked of a moment, both ends included, the later of two that meet', () => {
    const { temperature } = toTracks(
      [reading(0, { temperature: 36.5 }), reading(10, { temperature: 36.6 })],
      [],
      UNTIL,
    );
    expect([-1, 0, 9, 10, 70, 71].map((second) => valueAt(temperature, T + second * 1_000))).toEqual([
      null,
      36.5,
      36.5,
      36.6,
      36.6,
      null,
    ]);
  });
});
