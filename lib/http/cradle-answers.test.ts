import { describe, expect, it } from 'vitest';
import { DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { DEFAULT_WATCH_SETTINGS } from '@/lib/alerts/watch-settings';
import { agentShape } from '@/lib/contracts/cradles';
import { liveSnapshot } from '@/lib/contracts/live';
import { agentStatusCall, sensorSnapshotCall } from '@/lib/contracts/monitoring';
import { type LiveState, UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { toAgent, toAgentStatus, toSensorSnapshot } from './cradle-answers';
import { toLiveSnapshot } from './live-snapshot';

const noon = Date.UTC(2025, 9, 3, 12);
const SETTINGS = { ...DEFAULT_ALERT_SETTINGS, ...DEFAULT_WATCH_SETTINGS };
const state: LiveState = {
  temperature: { value: 36.8, at: noon },
  crying: { value: 'Not Crying', at: noon + 1_000 },
  cryingSince: noon - 600_000,
  direction: { value: '인식 안됨', at: noon + 2_000 },
  directionSince: noon,
  faceDirection: { value: '확인 중...', at: noon + 3_004 },
  lastFacingUpAt: noon - 60_000,
  frameAt: noon + 9_000,
  frozenSince: null,
  motor: { action: 'start', at: noon, by: 'mother' },
};

describe('the status of a cradle', () => {
  it('has the newest of each, and its times in UTC', () => {
    const status = toAgentStatus('abc', state);
    expect(agentStatusCall.answers[200].parse(status)).toEqual({
      agent_uuid: 'abc',
      temperature: 36.8,
      crying: 'Not Crying',
      direction: '인식 안됨',
      face_direction: '확인 중...',
      last_direction_time: '2025-10-03T12:00:03.004Z',
      last_normal_face_time: '2025-10-03T11:59:00.000Z',
      last_update: '2025-10-03T12:00:03.004Z',
    });
  });

  it('is null in every field when nothing is known', () => {
    const { agent_uuid, ...rest } = toAgentStatus('abc', UNKNOWN_STATE);
    expect(agent_uuid).toBe('abc');
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect(Object.keys(rest)).toHaveLength(7);
  });
});

it('says the same in the short form', () => {
  expect(sensorSnapshotCall.answers[200].parse(toSensorSnapshot(state))).toEqual({
    crying: 'Not Crying',
    direction: '인식 안됨',
    temperature: 36.8,
    timestamp: '2025-10-03T12:00:03.004Z',
  });
  expect(toSensorSnapshot(UNKNOWN_STATE)).toEqual({
    crying: null,
    direction: null,
    temperature: null,
    timestamp: null,
  });
});

it('says of a cradle what the app knows, and not whose it is', () => {
  const row = {
    id: 1,
    uuid: 'abc',
    ip: '10.0.0.5',
    ownerId: 7,
    name: 'Mina',
    createdAt: noon,
    updatedAt: noon + 1,
  };
  expect(agentShape.strict().parse(toAgent(row))).toEqual({
    id: 1,
    uuid: 'abc',
    ip: '10.0.0.5',
    name: 'Mina',
    created_at: '2025-10-03T12:00:00.000Z',
    updated_at: '2025-10-03T12:00:00.001Z',
  });
});

const ALERT = {
  id: 12,
  uid: 'SECOND',
  episode: 'FIRST',
  type: 'crying',
  message: '😢 아기가 35초 동안 울고 있습니다!',
  temperature: 36.8,
  faceDetected: null,
  details: { seconds: 35 },
  createdAt: noon,
  acknowledgedAt: noon + 5_000,
  acknowledgedBy: 'mother',
  clearedAt: null,
};

it('gives pages each signal with its time and how long it stays fresh', () => {
  const snapshot = toLiveSnapshot(state, {
    uuid: 'abc',
    name: 'Mina',
    now: noon + 10_000,
    brokerIsUp: false,
    settings: { ...SETTINGS, inUse: false },
    alerts: [ALERT],
  });
  expect(liveSnapshot.strict().parse(snapshot)).toEqual({
    uuid: 'abc',
    name: 'Mina',
    serverTime: noon + 10_000,
    temperature: { value: 36.8, at: noon, freshForMs: 60_000 },
    crying: { value: 'Not Crying', at: noon + 1_000, freshForMs: 15_000, since: noon - 600_000 },
    direction: { value: '인식 안됨', at: noon + 2_000, freshForMs: 10_000, since: noon },
    frame: { at: noon + 9_000, freshForMs: 5_000, frozen_since: null },
    in_use: false,
    limits: { max_temperature: 38, abnormal_position_timeout: 30, crying_duration_threshold: 30 },
    alerts: [
      {
        id: 12,
        uid: 'SECOND',
        episode: 'FIRST',
        alert_type: 'crying',
        message: '😢 아기가 35초 동안 울고 있습니다!',
        temperature: 36.8,
        face_detected: null,
        details: { seconds: 35 },
        created_at: noon,
        acknowledged_at: noon + 5_000,
        acknowledged_by: 'mother',
        cleared_at: null,
      },
    ],
    motor: { action: 'start', at: noon, by: 'mother' },
    broker: 'down',
  });
});

it('gives pages a cradle of which nothing is known', () => {
  const snapshot = toLiveSnapshot(UNKNOWN_STATE, {
    uuid: 'abc',
    name: null,
    now: noon,
    brokerIsUp: true,
    settings: SETTINGS,
    alerts: [],
  });
  expect(liveSnapshot.parse(snapshot)).toMatchObject({
    temperature: { value: null, at: null },
    frame: { at: null },
    motor: null,
    broker: 'up',
  });
});

it.each([
  ['a message that came twice', 2_900, false],
  ['one picture for some seconds', 3_000, true],
])('calls %s frozen: %#', (_what, afterMs, frozen) => {
  const snapshot = toLiveSnapshot(
    { ...state, frozenSince: noon },
    { uuid: 'abc', name: null, now: noon + afterMs, brokerIsUp: true, settings: SETTINGS, alerts: [] },
  );
  expect(snapshot.frame.frozen_since).toBe(frozen ? noon : null);
});
