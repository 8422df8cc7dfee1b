import { describe, expect, it } from 'vitest';
import {
  applyFrame,
  applyReading,
  arrivals,
  type LiveState,
  lastReadingAt,
  UNKNOWN_STATE,
} from './live-state';
import type { DeviceDirection } from './sensors/direction';
import type { SensorReading } from './sensors/registry';

const stateAfter = (...steps: [SensorReading, number][]): LiveState =>
  steps.reduce((state, [reading, now]) => applyReading(state, reading, now), UNKNOWN_STATE);
const facing = (value: DeviceDirection): SensorReading => ({ kind: 'direction', value });
const degrees = (value: number): SensorReading => ({ kind: 'temperature', value });

it('keeps the newest of each sensor with the time of its own message', () => {
  const state = stateAfter([degrees(36.5), 1], [{ kind: 'crying', value: 'Crying' }, 2], [degrees(36.6), 3]);
  expect(state.temperature).toEqual({ value: 36.6, at: 3 });
  expect(state.crying).toEqual({ value: 'Crying', at: 2 });
  expect(state.direction).toBeNull();
});

it('leaves the state it was given as it was', () => {
  const before = stateAfter([degrees(36.5), 1]);
  applyReading(before, degrees(40), 2);
  expect(before.temperature).toEqual({ value: 36.5, at: 1 });
});

describe('direction', () => {
  it('grows old while the device is still looking, and what it says is kept verbatim', () => {
    const state = stateAfter([facing('좌측으로 움직임'), 10], [facing('확인 중...'), 20]);
    expect(state.direction).toEqual({ value: '좌측으로 움직임', at: 10 });
    expect(state.faceDirection).toEqual({ value: '확인 중...', at: 20 });
  });

  it('stays unknown when a device has only ever been looking', () => {
    expect(stateAfter([facing('확인 중...'), 10]).direction).toBeNull();
  });

  it('reads an error of the recogniser as no face', () => {
    const state = stateAfter([facing('인식 오류'), 10]);
    expect(state.direction).toEqual({ value: '인식 안됨', at: 10 });
    expect(state.faceDirection?.value).toBe('인식 오류');
  });

  it('remembers when the face was last up', () => {
    const state = stateAfter(
      [facing('정면 유지 중'), 10],
      [facing('인식 안됨'), 20],
      [facing('확인 중...'), 30],
    );
    expect(state.lastFacingUpAt).toBe(10);
    expect(stateAfter([facing('인식 안됨'), 20]).lastFacingUpAt).toBeNull();
  });
});

describe('times of arrival', () => {
  it('are those of each signal; looking is being heard of', () => {
    const state = {
      ...stateAfter([degrees(36), 1], [facing('인식 안됨'), 2], [facing('확인 중...'), 3]),
      frameAt: 4,
    };
    expect(arrivals(state)).toEqual({ temperature: 1, crying: null, direction: 3, frame: 4 });
  });

  it('do not count frames as readings', () => {
    expect(lastReadingAt({ ...UNKNOWN_STATE, frameAt: 4 })).toBeNull();
    expect(lastReadingAt({ ...stateAfter([degrees(36), 1], [facing('확인 중...'), 3]), frameAt: 9 })).toBe(3);
  });
});

describe('how long things last', () => {
  const heard = (value: 'Crying' | 'Not Crying'): SensorReading => ({ kind: 'crying', value });

  it('counts from the first word of a run, through a device that is still looking', () => {
    const state = stateAfter(
      [heard('Not Crying'), 1_000],
      [heard('Crying'), 4_000],
      [heard('Crying'), 7_000],
      [facing('정면 유지 중'), 7_100],
      [facing('확인 중...'), 7_200],
      [facing('정면 유지 중'), 7_300],
    );
    expect(state).toMatchObject({ cryingSince: 4_000, directionSince: 7_100 });
  });

  it('begins anew after a silence: nobody knows how it was meanwhile', () => {
    const state = stateAfter([heard('Not Crying'), 1_000], [heard('Not Crying'), 60_000]);
    expect(state.cryingSince).toBe(60_000);
  });

  it.each([
    ['from the picture before the first that is the same', [null, 0], [true, 100], [true, 200], 0],
    ['not while pictures differ', [null, 0], [true, 100], [false, 200], null],
    ['anew after a pause of the stream', [null, 0], [true, 100], [true, 60_000], 60_000],
  ] as const)('counts a frozen picture %s', (_what, first, second, third, since) => {
    const state = [first, second, third].reduce<LiveState>(
      (before, [same, now]) => applyFrame(before, same, now),
      UNKNOWN_STATE,
    );
    expect(state.frozenSince).toBe(since);
  });
});
