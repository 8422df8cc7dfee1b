import { describe, expect, it } from 'vitest';
import { applyReading, arrivals, type LiveState, lastReadingAt, UNKNOWN_STATE } from './live-state';
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
