import { expect, it } from 'vitest';
import { tileStatus } from './tile-view';

const NOW = 1_000_000;

function overview(frame: { at: number | null; frozen_since?: number }, serverTime = NOW) {
  const signal = { freshForMs: 5_000, frozen_since: null, ...frame };
  return { serverTime, cradles: [{ uuid: 'mine', in_use: true, frame: signal, open_alerts: 0 }] };
}

it.each([
  ['loading', 'before anything was said', null, false],
  ['fresh', 'with a new picture', overview({ at: NOW - 4_000 }), false],
  ['frozen', 'with one picture again and again', overview({ at: NOW, frozen_since: NOW - 9_000 }), false],
  ['noSignal', 'with an old picture', overview({ at: NOW - 6_000, frozen_since: NOW - 9_000 }), false],
  ['noSignal', 'without any picture', overview({ at: null }), false],
  ['lost', 'when the server could not be asked', overview({ at: NOW }), true],
  ['lost', 'when the server was asked too long ago', overview({ at: NOW - 16_000 }, NOW - 16_000), false],
])('is %s %s', (status, _when, said, lost) => {
  expect(tileStatus({ overview: said, uuid: 'mine', pictureAt: null, now: NOW, lost })).toBe(status);
});

it.each([
  ['fresh', 'a little older than the newest', NOW - 15_000],
  ['loading', 'of before the page was hidden', NOW - 15_001],
])('is %s with a picture %s', (status, _when, pictureAt) => {
  const said = overview({ at: NOW });
  expect(tileStatus({ overview: said, uuid: 'mine', pictureAt, now: NOW, lost: false })).toBe(status);
});
