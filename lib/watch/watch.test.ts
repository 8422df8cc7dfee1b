import { describe, expect, it } from 'vitest';
import { UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { createMessage, createPicture } from '@/lib/frames/test-picture';
import { setUpWatch as setUp } from './test-watch';

const CALM = '{"temperature": "36.5"}';

describe('a message', () => {
  it('becomes state, row and news', () => {
    const { clock, rows, states, feed, watch, send } = setUp();
    const news: string[] = [];
    feed.subscribe('mine', (change) => news.push(change));
    send('cradle/mine/temperature', CALM);
    send('cradle/mine/temperature', CALM);
    expect(watch.stateOf('mine').temperature).toEqual({ value: 36.5, at: clock.now() });
    expect(rows).toEqual([{ agentId: 1, at: clock.now(), temperature: 36.5, crying: null, direction: null }]);
    expect(states.get(1)?.live).toEqual(watch.stateOf('mine'));
    expect(news).toEqual(['value', 'time']);
  });

  it('with a frame becomes the newest picture', () => {
    const { clock, frames, watch, send } = setUp();
    send('cradle/mine/frame', createMessage(createPicture()));
    expect(frames.newest('mine')?.jpeg()).toEqual(createPicture());
    expect(watch.stateOf('mine').frameAt).toBe(clock.now());
  });

  it.each([
    ['temperature.not_json', 'cradle/mine/temperature', '{"temperature": 3'],
    ['temperature.wrong_type', 'cradle/mine/temperature', '{"temperature": ""}'],
    ['temperature.out_of_range', 'cradle/mine/temperature', '{"temperature": 300}'],
    ['crying.not_json', 'cradle/mine/crying', '[]'],
    ['crying.wrong_type', 'cradle/mine/crying', '{"status": 1}'],
    ['direction.not_json', 'cradle/mine/direction', Buffer.from([0xff])],
    ['direction.wrong_type', 'cradle/mine/direction', '{}'],
    ['direction.unknown_value', 'cradle/mine/direction', '{"direction": "up"}'],
    ['frame.not_json', 'cradle/mine/frame', '{"frame": "'],
    ['frame.wrong_type', 'cradle/mine/frame', '{"frame": null}'],
    ['frame.not_jpeg', 'cradle/mine/frame', '{"frame": "aGVsbG8="}'],
    ['unknown_cradle', 'cradle/nobody/temperature', CALM],
    ['unknown_topic', 'cradle/mine/humidity', '{}'],
    ['unknown_topic', 'cradle/mine/servo', '{"action": "start"}'],
    ['unknown_topic', 'elsewhere', ''],
  ])('is counted as %s and dropped', (fault, topic, payload) => {
    const { rows, states, frames, warnings, watch, send } = setUp();
    send(topic, payload);
    expect(watch.faults()).toEqual({ [fault]: 1 });
    expect(warnings).toEqual([[expect.any(String), { fault, topic }]]);
    expect(watch.stateOf('mine')).toEqual(UNKNOWN_STATE);
    expect([rows.length, states.size, frames.newest('mine')]).toEqual([0, 0, null]);
  });

  it('that is bad stops none after it', () => {
    const { watch, send } = setUp();
    send('cradle/mine/temperature', 'x');
    send('cradle/mine/temperature', CALM);
    expect(watch.stateOf('mine').temperature?.value).toBe(36.5);
  });

  it('of a long unknown topic is logged shortened', () => {
    const { warnings, send } = setUp();
    send(`x${'y'.repeat(5_000)}`, '');
    expect(JSON.stringify(warnings).length).toBeLessThan(300);
  });
});

it('knows since when a camera has been sending one picture, and tells when that begins and ends', () => {
  const { clock, feed, settings, watch, send } = setUp();
  // What is on the screen is told whether or not alerts are wanted.
  settings.inUse = false;
  const news: string[] = [];
  feed.subscribe('mine', (change) => news.push(change));
  const began = clock.now();
  const still = createMessage(createPicture());
  for (let count = 0; count < 3; count++) {
    send('cradle/mine/frame', still);
    clock.advance(1_000);
  }
  expect(watch.stateOf('mine').frozenSince).toBe(began);
  send('cradle/mine/frame', createMessage(createPicture(4_000)));
  expect(watch.stateOf('mine').frozenSince).toBeNull();
  expect(news).toEqual(['value', 'value', 'time', 'value']);
});

describe('an unclaimed cradle', () => {
  it('has a live state, but no rows, no stored state and no pictures', () => {
    const { clock, rows, states, frames, watch, send } = setUp();
    send('cradle/free/temperature', CALM);
    send('cradle/free/frame', createMessage(createPicture()));
    clock.advance(2_000);
    watch.tick();
    watch.flush();
    expect(watch.stateOf('free').temperature?.value).toBe(36.5);
    expect(watch.stateOf('free').frameAt).not.toBeNull();
    expect([rows.length, states.size, frames.newest('free')]).toEqual([0, 0, null]);
  });

  it('keeps no reading for the one who claims it', () => {
    const { cradles, rows, watch, send } = setUp();
    send('cradle/free/temperature', CALM);
    send('cradle/free/temperature', '{"temperature": 37}');
    watch.forget('free');
    cradles.set('free', { id: 2, uuid: 'free', ownerId: 7 });
    watch.flush();
    expect(watch.stateOf('free')).toEqual(UNKNOWN_STATE);
    expect(rows).toEqual([]);
  });
});

describe('tick and flush', () => {
  it('hand over the row that has waited for its second', () => {
    const { clock, rows, watch, send } = setUp();
    send('cradle/mine/temperature', CALM);
    send('cradle/mine/temperature', '{"temperature": 37}');
    clock.advance(999);
    watch.tick();
    expect(rows).toHaveLength(1);
    clock.advance(1);
    watch.tick();
    expect(rows.map((row) => row.temperature)).toEqual([36.5, 37]);
  });

  it('hand over at once what waits, with the state as it is now', () => {
    const { clock, rows, states, watch, send } = setUp();
    send('cradle/mine/temperature', CALM);
    send('cradle/mine/temperature', '{"temperature": 37}');
    clock.advance(100);
    send('cradle/mine/direction', '{"direction": "확인 중..."}');
    watch.flush('free');
    expect(rows).toHaveLength(1);
    watch.flush('mine');
    expect(rows).toHaveLength(2);
    expect(states.get(1)?.live.faceDirection?.value).toBe('확인 중...');
  });

  it('pass over a cradle that is no longer known', () => {
    const { cradles, rows, watch, send } = setUp();
    send('cradle/mine/temperature', CALM);
    send('cradle/mine/temperature', '{"temperature": 37}');
    cradles.delete('mine');
    watch.flush();
    expect(rows).toHaveLength(1);
  });
});

describe('for recordings', () => {
  it('each frame of a claimed cradle is handed on, and none of an unclaimed one', () => {
    const { recording, send } = setUp();
    send('cradle/mine/frame', createMessage(createPicture()));
    send('cradle/mine/frame', createMessage(createPicture()));
    send('cradle/free/frame', createMessage(createPicture()));
    expect(recording.frames).toBe(2);
  });

  it('each reading is a row while one goes on', () => {
    const { recording, rows, send } = setUp();
    recording.isOn = true;
    for (let times = 0; times < 5; times += 1) send('cradle/mine/temperature', CALM);
    expect(rows).toHaveLength(5);
    recording.isOn = false;
    send('cradle/mine/temperature', CALM);
    expect(rows).toHaveLength(5);
  });
});

describe('what is known of frames', () => {
  it('is written down every 5 s, not ten times a second', () => {
    const { clock, states, watch, send } = setUp();
    const saved: (number | null | undefined)[] = [];
    for (let times = 0; times < 60; times += 1) {
      states.clear();
      send('cradle/mine/frame', createMessage(createPicture()));
      if (states.has(1)) saved.push(states.get(1)?.live.frameAt);
      clock.advance(100);
    }
    expect(saved).toHaveLength(2);
    expect(watch.stateOf('mine').frameAt).toBe(clock.now() - 100);
  });
});

it('starts from what was known before a restart', () => {
  const { watch, send } = setUp();
  watch.restore('mine', { live: { ...UNKNOWN_STATE, crying: { value: 'Crying', at: 5 } }, rules: null });
  send('cradle/mine/temperature', CALM);
  expect(watch.stateOf('mine').crying).toEqual({ value: 'Crying', at: 5 });
});

it('remembers what was asked of the motor, and tells who watches', () => {
  const { feed, states, watch } = setUp();
  const news: string[] = [];
  feed.subscribe('mine', (change) => news.push(change));
  const request = { action: 'start', at: 5, by: 'mother' } as const;
  watch.motorAsked({ id: 1, uuid: 'mine', ownerId: 7 }, request);
  expect(states.get(1)?.live.motor).toEqual(request);
  expect(news).toEqual(['value']);
});

it('counts a fault that shows only later', () => {
  const { watch } = setUp();
  watch.countFault('frame.not_jpeg');
  watch.countFault('frame.not_jpeg');
  expect(watch.faults()).toEqual({ 'frame.not_jpeg': 2 });
});

describe('a clock that is set', () => {
  it('changes nothing of how long ago things happened', () => {
    const { clock, watch, send } = setUp();
    send('cradle/mine/temperature', CALM);
    clock.advance(90_000);
    clock.setBack(3_600_000);
    watch.tick();
    expect(clock.now() - (watch.stateOf('mine').temperature?.at ?? 0)).toBe(90_000);
  });

  it('is noticed before the next message is taken', () => {
    const { clock, watch, send } = setUp();
    send('cradle/mine/temperature', CALM);
    clock.advance(90_000);
    clock.setBack(3_600_000);
    send('cradle/mine/crying', '{"status": "Silent"}');
    watch.tick();
    expect(watch.stateOf('mine').crying?.at).toBe(clock.now());
    expect(clock.now() - (watch.stateOf('mine').temperature?.at ?? 0)).toBe(90_000);
  });

  it('before a restart leaves nothing in the future', () => {
    const { clock, watch } = setUp();
    const at = clock.now() + 3_600_000;
    const live = { ...UNKNOWN_STATE, temperature: { value: 36.5, at }, frameAt: at };
    watch.restore('mine', { live, rules: null });
    expect(watch.stateOf('mine')).toMatchObject({
      temperature: { at: clock.now() },
      frameAt: clock.now(),
    });
  });
});

it('a device that only looks for a face is written down all the same, though it makes no row', () => {
  const { clock, rows, states, send } = setUp();
  for (let second = 0; second < 6; second += 1) {
    send('cradle/mine/direction', '{"direction": "확인 중..."}');
    clock.advance(1_000);
  }
  expect(rows).toEqual([]);
  expect(states.get(1)?.live.faceDirection?.value).toBe('확인 중...');
});
