import { describe, expect, it } from 'vitest';
import { type Head, isAtEnd, pictureAt, picturesFrom, play, type Speed } from './playback-clock';

const T = Date.UTC(2025, 9, 3, 12);
/** Ten a second for two seconds, nothing for three, and two more. */
const TIMES = [...Array.from({ length: 20 }, (_, index) => index * 100), 4_900, 5_000];
const PICTURES = TIMES.map((ms, index) => ({ id: index + 1, at: T + ms }));
const always = (_index: number) => true;

/** Plays on in steps of that many ms, as a browser draws. */
function playFor(ms: number, speed: Speed, { step = 20, isReady = always, from = 0 } = {}): Head {
  let head: Head = { position: T + from, shown: pictureAt(PICTURES, T + from) };
  for (let passed = 0; passed < ms; passed += step) head = play(PICTURES, head, step, { speed, isReady });
  return head;
}

describe('the picture of a moment', () => {
  it.each([
    [-500, 0],
    [0, 0],
    [99, 0],
    [100, 1],
    [3_000, 19],
    [4_950, 20],
    [9_000, 21],
  ])('at %i ms is number %i', (ms, index) => {
    expect(pictureAt(PICTURES, T + ms)).toBe(index);
  });

  it('is the first where there is none', () => {
    expect(pictureAt([], T)).toBe(0);
  });
});

describe('playing', () => {
  it.each<[Speed, number]>([
    [1, 1_000],
    [2, 500],
    [4, 250],
  ])('at %i times the speed takes %i ms for a second', (speed, ms) => {
    const head = playFor(ms, speed, { step: 10 });
    expect(head.position).toBe(T + 1_000);
    // At four times the speed pictures are left out: the one that is shown is not older than the next is apart.
    expect(1_000 - (TIMES[head.shown] ?? 0)).toBeLessThan(speed * 80 + 100);
  });

  it('lets a gap last as long as it did', () => {
    expect(playFor(3_000, 1)).toEqual({ position: T + 3_000, shown: 19 });
  });

  it('comes to its end with the last picture, and stays there', () => {
    for (const speed of [1, 2, 4] as const) {
      const head = playFor(9_000, speed);
      expect(head).toEqual({ position: T + 5_000, shown: 21 });
      expect(isAtEnd(PICTURES, head)).toBe(true);
    }
  });

  it('waits for a picture that is not there yet, and goes on from it', () => {
    const waiting = playFor(2_000, 1, { isReady: (index) => index < 5 });
    expect(waiting).toEqual({ position: T + 499, shown: 4 });
    expect(play(PICTURES, waiting, 20, { speed: 1, isReady: always })).toMatchObject({ shown: 5 });
  });

  it('waits for the picture that it was moved to', () => {
    const head = { position: T + 1_050, shown: 10 };
    expect(play(PICTURES, head, 20, { speed: 1, isReady: (index) => index < 10 })).toBe(head);
  });

  it('does not jump after a time in which nothing was drawn', () => {
    expect(playFor(60_000, 1, { step: 60_000 }).position).toBe(T + 250);
  });

  it('never goes back from behind the last picture', () => {
    const head = { position: T + 7_000, shown: 21 };
    expect(play(PICTURES, head, 20, { speed: 1, isReady: always })).toEqual(head);
  });
});

it('wants every picture at life’s speed, fewer at a higher one, and always the last', () => {
  expect(picturesFrom(PICTURES, 0, { speed: 1, count: 4 })).toEqual([0, 1, 2, 3]);
  expect(picturesFrom(PICTURES, 0, { speed: 4, count: 4 })).toEqual([0, 4, 8, 12]);
  expect(picturesFrom(PICTURES, 19, { speed: 4, count: 9 })).toEqual([19, 20, 21]);
  expect(picturesFrom([], 0, { speed: 1, count: 4 })).toEqual([0]);
});
