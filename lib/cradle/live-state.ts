import { frozenSince } from './frozen-since';
import type { CryingStatus } from './sensors/crying';
import { type DeviceDirection, type Direction, FACING_UP, settleDirection } from './sensors/direction';
import { SENSORS, type SensorReading } from './sensors/registry';
import type { MotorAction, Signal } from './topics';

/** A value and the wall time (ms) of the message that brought it. */
export interface Timed<T> {
  value: T;
  at: number;
}

/** What was last asked of the motor. A cradle does not report what it does with it. */
export interface MotorRequest {
  action: MotorAction;
  at: number;
  /** Name of the caregiver who asked. */
  by: string;
}

/** The newest known of everything about one cradle; what is not known is null. */
export interface LiveState {
  temperature: Timed<number> | null;
  crying: Timed<CryingStatus> | null;
  /** Since when it has been saying so, wall ms, without a longer silence. */
  cryingSince: number | null;
  /** The newest of the four directions; "확인 중..." leaves it as it was. */
  direction: Timed<Direction> | null;
  directionSince: number | null;
  /** As the device last sent it, verbatim, with the time of that message. */
  faceDirection: Timed<DeviceDirection> | null;
  /** Wall time of the last "정면 유지 중". */
  lastFacingUpAt: number | null;
  /** Wall time of the newest frame. */
  frameAt: number | null;
  /** Wall time since when every frame is byte for byte the one before; null while they differ. */
  frozenSince: number | null;
  motor: MotorRequest | null;
}

export const UNKNOWN_STATE: LiveState = {
  temperature: null,
  crying: null,
  cryingSince: null,
  direction: null,
  directionSince: null,
  faceDirection: null,
  lastFacingUpAt: null,
  frameAt: null,
  frozenSince: null,
  motor: null,
};

/** The state after one reading that arrived at `now` (wall ms). */
export function applyReading(state: LiveState, reading: SensorReading, now: number): LiveState {
  switch (reading.kind) {
    case 'temperature':
      return { ...state, temperature: { value: reading.value, at: now } };
    case 'crying':
      return {
        ...state,
        crying: { value: reading.value, at: now },
        cryingSince: lasting(state.crying, state.cryingSince, { ...reading, now }),
      };
    case 'direction':
      return applyDirection(state, reading.value, now);
  }
}

function applyDirection(state: LiveState, sent: DeviceDirection, now: number): LiveState {
  const settled = settleDirection(sent);
  return {
    ...state,
    // A device that is still looking tells nothing: what it saw before grows old.
    direction: settled === null ? state.direction : { value: settled, at: now },
    directionSince:
      settled === null
        ? state.directionSince
        : lasting(state.direction, state.directionSince, { kind: 'direction', value: settled, now }),
    faceDirection: { value: sent, at: now },
    lastFacingUpAt: sent === FACING_UP ? now : state.lastFacingUpAt,
  };
}

/** Since when a signal has been saying the same; a silence in which it grew stale begins that anew. */
function lasting(
  before: Timed<unknown> | null,
  since: number | null,
  { kind, value, now }: { kind: SensorReading['kind']; value: unknown; now: number },
): number {
  const goesOn = before !== null && before.value === value && now - before.at <= SENSORS[kind].freshForMs;
  return goesOn ? (since ?? before.at) : now;
}

/** The state after one frame. @param same whether it is byte for byte the one before; null when none is known */
export function applyFrame(state: LiveState, same: boolean | null, now: number): LiveState {
  return { ...state, frameAt: now, frozenSince: frozenSince(state, same, now) };
}

/** Wall time at which each signal was last heard of; the silence of one says nothing about another. */
export function arrivals(state: LiveState): Record<Signal, number | null> {
  return {
    temperature: state.temperature?.at ?? null,
    crying: state.crying?.at ?? null,
    direction: state.faceDirection?.at ?? null,
    frame: state.frameAt,
  };
}

/** Wall time of the newest reading of any sensor, frames not counted. */
export function lastReadingAt(state: LiveState): number | null {
  const { frame: _frame, ...readings } = arrivals(state);
  const known = Object.values(readings).filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** The same knowledge after the wall clock was set by `byMs`: how long ago things happened does not change with it. */
export function shiftTimes(state: LiveState, byMs: number): LiveState {
  return mapTimes(state, (at) => at + byMs);
}

/** What was written down before a restart: nothing of it can have happened after `now` (wall ms). */
export function clampTimes(state: LiveState, now: number): LiveState {
  return mapTimes(state, (at) => Math.min(at, now));
}

function mapTimes(state: LiveState, change: (at: number) => number): LiveState {
  const moment = (at: number | null) => (at === null ? null : change(at));
  const timed = <T extends { at: number }>(part: T | null) => part && { ...part, at: change(part.at) };
  return {
    temperature: timed(state.temperature),
    crying: timed(state.crying),
    cryingSince: moment(state.cryingSince),
    direction: timed(state.direction),
    directionSince: moment(state.directionSince),
    faceDirection: timed(state.faceDirection),
    lastFacingUpAt: moment(state.lastFacingUpAt),
    frameAt: moment(state.frameAt),
    frozenSince: moment(state.frozenSince),
    motor: timed(state.motor),
  };
}
