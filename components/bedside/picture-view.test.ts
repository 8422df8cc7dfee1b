import { expect, it } from 'vitest';
import { viewSingle } from './picture-view';

const NOW = Date.UTC(2025, 9, 3, 3);
const fresh = { at: NOW - 200, freshForMs: 5_000, frozen_since: null };
const silent = { ...fresh, at: NOW - 60_000 };
const frozen = { ...fresh, frozen_since: NOW - 40_000 };

it.each([
  ['one that has just come', NOW - 900, fresh, 500, 'live'],
  ['none yet', null, fresh, 500, 'connecting'],
  ['an old one, though the server has newer ones', NOW - 6_000, fresh, 500, 'delayed'],
  ['an old one of a cradle that sends nothing', NOW - 60_000, silent, 500, 'noSignal'],
  ['none of a cradle that never sent one', null, { ...fresh, at: null }, 500, 'noSignal'],
  ['an old one while the server cannot be heard', NOW - 6_000, fresh, 6_000, 'lost'],
  ['one that has been the same for long', NOW - 900, frozen, 500, 'frozen'],
  ['an old one that was the same before', NOW - 60_000, { ...silent, frozen_since: 1 }, 500, 'noSignal'],
] as const)('calls %s what it is', (_, shownAt, frame, heardAgoMs, expected) => {
  const view = viewSingle({ shownAt, now: NOW, frame, heardAgoMs });
  expect(view.status).toBe(expected);
  expect(view.dim).toBe(!['live', 'frozen'].includes(expected));
});

it('tells how old it is, or for how long it has stood still', () => {
  const facts = { now: NOW, heardAgoMs: 0 };
  expect(viewSingle({ ...facts, shownAt: NOW - 7_000, frame: silent }).ageMs).toBe(7_000);
  expect(viewSingle({ ...facts, shownAt: NOW + 300, frame: fresh }).ageMs).toBe(0);
  expect(viewSingle({ ...facts, shownAt: NOW, frame: frozen }).frozenForMs).toBe(40_000);
});
