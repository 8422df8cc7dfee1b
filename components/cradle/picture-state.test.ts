import { describe, expect, it } from 'vitest';
import {
  advancePicture,
  type PictureEvent,
  type PictureState,
  startPicture,
  viewPicture,
} from './picture-state';

const START = 1_000_000;
/** The server's clock is ahead of ours. */
const OFFSET = 7_000;

/** Plays events at times after START, in ms. */
function play(
  events: Array<[afterMs: number, event: PictureEvent]>,
  from = startPicture(START),
): PictureState {
  return events.reduce((state, [afterMs, event]) => advancePicture(state, event, START + afterMs), from);
}

/** A picture that was received `ageMs` before it is shown, `afterMs` after START. */
function shown(afterMs: number, ageMs: number): [number, PictureEvent] {
  const receivedAt = START + afterMs + OFFSET - ageMs;
  return [afterMs, { type: 'shown', receivedAt, sequence: receivedAt, ageMs }];
}

function late(fromMs: number, toMs: number): Array<[number, PictureEvent]> {
  const events: Array<[number, PictureEvent]> = [];
  for (let at = fromMs; at <= toMs; at += 500) events.push(shown(at, 2_500));
  return events;
}

function view(state: PictureState, afterMs: number) {
  return viewPicture(state, START + afterMs, OFFSET);
}

const OPENED: [number, PictureEvent] = [0, { type: 'opened' }];

describe('what is said of the picture', () => {
  it('is connecting until the first one', () => {
    expect(view(play([]), 0)).toMatchObject({ status: 'connecting', hasPicture: false });
    expect(view(play([OPENED]), 1_000).status).toBe('connecting');
  });

  it.each([
    [0, 'live'],
    [1_900, 'live'],
    [2_001, 'delayed'],
    [4_900, 'delayed'],
  ])('by its age: %d ms old is %s', (ageMs, status) => {
    const state = play([OPENED, shown(100, ageMs)]);
    expect(view(state, 100)).toMatchObject({ status, ageMs, dim: false });
  });

  it('grows old without a new picture, and has no signal after five seconds', () => {
    const state = play([OPENED, shown(0, 100)]);
    expect(view(state, 1_800).status).toBe('live');
    expect(view(state, 3_000).status).toBe('delayed');
    expect(view(state, 5_100)).toMatchObject({ status: 'noSignal', ageMs: 5_200, dim: true });
  });

  it('has no signal when the connection opens and nothing comes', () => {
    expect(view(play([OPENED]), 5_100).status).toBe('noSignal');
  });

  it('has no signal with a card, and tells the age of the last picture', () => {
    const card: PictureEvent = { type: 'card', receivedAt: START + OFFSET - 180_000 };
    expect(view(play([OPENED, [0, card]]), 0)).toMatchObject({
      status: 'noSignal',
      ageMs: 180_000,
      hasPicture: false,
      dim: true,
    });
  });

  it('is live again with the first picture after a card', () => {
    const state = play([OPENED, [0, { type: 'card', receivedAt: null }], shown(1_000, 50)]);
    expect(view(state, 1_000).status).toBe('live');
  });

  it('is never live while the clock of the server is not known', () => {
    const state = play([OPENED, [0, { type: 'shown', receivedAt: START, sequence: 1, ageMs: null }]]);
    expect(viewPicture(state, START + 100, null)).toMatchObject({ status: 'connecting', ageMs: null });
    const later = play([[5_500, { type: 'shown', receivedAt: START, sequence: 2, ageMs: null }]], state);
    expect(viewPicture(later, START + 5_500, null)).toMatchObject({
      status: 'delayed',
      ageMs: null,
      dim: true,
    });
  });

  it('is lost, and dim, from the end of a connection until something is heard again', () => {
    const lost = play([OPENED, shown(0, 50), [200, { type: 'ended' }]]);
    expect(view(lost, 300)).toMatchObject({ status: 'lost', dim: true });
    const reopened = play(
      [
        [1_200, { type: 'connecting' }],
        [1_300, { type: 'opened' }],
      ],
      lost,
    );
    expect(view(reopened, 1_300).status).toBe('lost');
    const heard = play([[1_400, { type: 'heard' }], shown(1_400, 50)], reopened);
    expect(view(heard, 1_400).status).toBe('live');
  });

  it('is an old picture, not a live one, when the page comes back after a while', () => {
    const state = play([OPENED, shown(0, 50), [600_000, { type: 'connecting' }]]);
    expect(view(state, 600_000)).toMatchObject({ status: 'connecting', ageMs: 600_050, dim: true });
  });
});

describe('a picture that stands still', () => {
  const since = START + OFFSET - 180_000;

  it.each([
    [100, 'frozen'],
    [2_900, 'frozen'],
  ])('is frozen, not live nor delayed, though it came %d ms ago', (ageMs, status) => {
    const state = play([OPENED, shown(100, ageMs)]);
    expect(viewPicture(state, START + 100, OFFSET, since)).toMatchObject({
      status,
      frozenForMs: 180_100,
      dim: false,
    });
  });

  it('has no signal once nothing comes at all', () => {
    const state = play([OPENED, shown(0, 100)]);
    expect(viewPicture(state, START + 5_100, OFFSET, since)).toMatchObject({
      status: 'noSignal',
      frozenForMs: null,
    });
  });
});

describe('a lost connection', () => {
  it('is tried again after 1, 2, 4, 8 and then every 10 seconds', () => {
    let state = startPicture(START);
    const delays = [1, 2, 3, 4, 5, 6].map(() => {
      state = advancePicture(state, { type: 'ended' }, START);
      return (state.retryAt ?? 0) - START;
    });
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  it('waits one second again once something was heard', () => {
    const state = play([
      [0, { type: 'ended' }],
      [0, { type: 'ended' }],
      [0, { type: 'heard' }],
      [0, { type: 'ended' }],
    ]);
    expect(state.retryAt).toBe(START + 1_000);
  });

  it('is given up when nothing comes for twelve seconds, and single pictures are tried', () => {
    const before = play([OPENED, [12_000, { type: 'tick' }]]);
    expect(before).toMatchObject({ link: 'open', generation: 0, mode: 'stream' });
    const after = play([[12_001, { type: 'tick' }]], before);
    expect(after).toMatchObject({ link: 'waiting', generation: 1, mode: 'single' });
  });

  it('is not given up while cards come', () => {
    const card: PictureEvent = { type: 'card', receivedAt: null };
    const state = play([OPENED, [5_000, card], [10_000, card], [15_000, card], [20_000, { type: 'tick' }]]);
    expect(state).toMatchObject({ link: 'open', generation: 0 });
  });
});

describe('a slow link', () => {
  it('falls back to single pictures when they stay delayed for three seconds', () => {
    const before = play([OPENED, ...late(1_000, 3_500)]);
    expect(before).toMatchObject({ mode: 'stream', generation: 0 });
    const after = play([shown(4_000, 2_500)], before);
    expect(after).toMatchObject({ mode: 'single', generation: 1, link: 'connecting', failures: 0 });
  });

  it('stays with the stream when one picture in between is in time', () => {
    const state = play([OPENED, ...late(1_000, 3_500), shown(3_600, 300), ...late(4_000, 6_500)]);
    expect(state.mode).toBe('stream');
  });

  it('is not what a silent cradle is', () => {
    const state = play([
      OPENED,
      shown(0, 50),
      [4_900, { type: 'tick' }],
      [5_000, { type: 'card', receivedAt: 1 }],
    ]);
    expect(state.mode).toBe('stream');
  });

  it('gives the stream another chance after a minute', () => {
    const single = play([
      OPENED,
      ...late(1_000, 4_000),
      [4_100, { type: 'opened' }],
      [63_000, { type: 'heard' }],
    ]);
    expect(play([[63_900, { type: 'tick' }]], single).mode).toBe('single');
    expect(play([[64_000, { type: 'tick' }]], single)).toMatchObject({ mode: 'stream', generation: 2 });
  });
});
