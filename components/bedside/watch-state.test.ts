import { describe, expect, it } from 'vitest';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { HEARTBEAT_LIMIT_MS, listCauses, soundFor } from './alarm-causes';
import type { BedsideEvent, BedsideState } from './bedside-state';
import { beginWatch, nextState } from './watch-state';

const SERVER = Date.UTC(2025, 9, 3, 3);
/** The local wall clock is another one than the server's. */
const WALL = SERVER + 90_000;
const HOUR = 3_600_000;

type Alert = LiveSnapshot['alerts'][number];

function alert(changes: Partial<Alert> = {}): Alert {
  return {
    ...{ id: 1, uid: 'u1', episode: 'e1', alert_type: 'crying', message: '', temperature: null },
    ...{ face_detected: null, details: {}, created_at: SERVER, acknowledged_at: null },
    ...{ acknowledged_by: null, cleared_at: null },
    ...changes,
  };
}

function snapshot(now: number, changes: Partial<LiveSnapshot> = {}): LiveSnapshot {
  const signal = { value: null, at: null, freshForMs: 10_000 };
  return {
    ...{ uuid: 'cradle-a', name: null, serverTime: SERVER + now, in_use: true, alerts: [] },
    ...{ temperature: signal, crying: { ...signal, since: null }, direction: { ...signal, since: null } },
    ...{ frame: { at: null, freshForMs: 5_000, frozen_since: null }, motor: null, broker: 'up' },
    limits: { max_temperature: 38, abnormal_position_timeout: 30, crying_duration_threshold: 30 },
    ...changes,
  };
}

/** An answer about one cradle. */
function heard(now: number, changes: Partial<LiveSnapshot> = {}): BedsideEvent {
  return { type: 'heard', now, cradles: [snapshot(now, changes)] };
}

function tick(now: number, wall = WALL + now): BedsideEvent {
  return { type: 'tick', now, wall };
}

/** One a second, after `from` and up to `to`. */
function ticks(from: number, to: number): BedsideEvent[] {
  return Array.from({ length: (to - from) / 1_000 }, (_, n) => tick(from + (n + 1) * 1_000));
}

function go(state: BedsideState, ...events: BedsideEvent[]): BedsideState {
  return events.reduce(nextState, state);
}

const watched = (...events: BedsideEvent[]) => go(beginWatch(0, WALL), ...events);
const sound = (state: BedsideState) => soundFor(listCauses(state));
const causes = (state: BedsideState) => listCauses(state).map(({ about }) => about.is);

describe('alerts', () => {
  it('are not heard while all is well', () => {
    expect(sound(watched(heard(1_000), ...ticks(1_000, 5_000)))).toBeNull();
  });

  it.each([
    ['crying', 'baby'],
    ['high_temperature', 'baby'],
    ['face_not_detected', 'baby'],
    ['abnormal_position', 'baby'],
    ['device_offline', 'watching'],
    ['stream_frozen', 'watching'],
    ['something_new', 'watching'],
  ])('of %s ring as one of the %s', (alert_type, expected) => {
    expect(sound(watched(heard(1_000, { alerts: [alert({ alert_type })] })))).toBe(expected);
  });

  it.each([
    ['somebody looks after', { acknowledged_at: SERVER }],
    ['is over', { cleared_at: SERVER }],
  ])('do not ring for what %s', (_, changes) => {
    expect(causes(watched(heard(1_000, { alerts: [alert(changes)] })))).toEqual([]);
  });

  it('that were raised long before the watch began are shown, and do not ring', () => {
    const old = watched(heard(1_000, { alerts: [alert({ created_at: SERVER - HOUR })] }));
    expect(causes(old)).toEqual(['episode']);
    expect(sound(old)).toBeNull();
  });

  it('that were raised long ago ring when they are heard of only now, as after a lost connection', () => {
    const late = heard(60_000, { alerts: [alert({ created_at: SERVER - HOUR })] });
    expect(sound(watched(heard(1_000), late))).toBe('baby');
  });

  it('about the baby come first', () => {
    const alerts = [alert({ episode: 'e2', alert_type: 'device_offline' }), alert()];
    const order = listCauses(watched(heard(1_000, { alerts }))).map((cause) => cause.sound);
    expect(order).toEqual(['baby', 'watching']);
  });

  it('of any cradle ring', () => {
    const other = snapshot(1_000, { uuid: 'cradle-b', alerts: [alert()] });
    expect(sound(watched({ type: 'heard', now: 1_000, cradles: [snapshot(1_000), other] }))).toBe('baby');
  });

  it('are silent after a press, until something new comes', () => {
    const silenced = watched(
      heard(1_000, { alerts: [alert()] }),
      { type: 'silence' },
      heard(2_000, { alerts: [alert(), alert({ uid: 'u2' })] }),
    );
    expect(sound(silenced)).toBeNull();
    expect(sound(go(silenced, heard(3_000, { alerts: [alert(), alert({ episode: 'e2' })] })))).toBe('baby');
  });

  it('ring again when they went away and come back', () => {
    const silenced = watched(heard(1_000, { alerts: [alert()] }), { type: 'silence' });
    expect(sound(go(silenced, heard(3_000), heard(4_000, { alerts: [alert()] })))).toBe('baby');
  });
});

describe('the watching itself', () => {
  it('rings when the server has said nothing for 15 s, and stops when it is back', () => {
    const almost = watched(heard(1_000), ...ticks(1_000, 15_000));
    expect(sound(almost)).toBeNull();
    const lost = go(almost, ...ticks(15_000, 1_000 + HEARTBEAT_LIMIT_MS));
    expect(sound(lost)).toBe('watching');
    expect(listCauses(lost)[0]?.about).toEqual({ is: 'link', forMs: HEARTBEAT_LIMIT_MS });
    expect(sound(go(lost, heard(17_000)))).toBeNull();
  });

  it('rings when the server was never heard at all', () => {
    expect(sound(watched(...ticks(0, HEARTBEAT_LIMIT_MS)))).toBe('watching');
  });

  it('rings when no cradle can reach the server for 15 s, and not for a moment of it', () => {
    const down = watched(heard(1_000, { broker: 'down' }), heard(15_000, { broker: 'down' }));
    expect(sound(down)).toBeNull();
    const lasting = go(down, heard(16_000, { broker: 'down' }));
    expect(causes(lasting)).toEqual(['broker']);
    expect(sound(go(lasting, heard(17_000), heard(18_000, { broker: 'down' })))).toBeNull();
  });

  it.each([
    ['no cradle', { type: 'heard', now: 2_000, cradles: [] } as const],
    ['none that is in use', heard(2_000, { in_use: false })],
  ])('rings when there is %s any more, and only says so when it began like that', (_, event) => {
    expect(sound(watched(heard(1_000), event))).toBe('watching');
    expect(causes(watched(event))).toEqual(['unwatched']);
    expect(sound(watched(event))).toBeNull();
  });

  it('rings for the end of the session alone, and goes on after the next one has begun', () => {
    const out = watched(heard(1_000, { alerts: [alert()] }), { type: 'signedOut' });
    expect(causes(out)).toEqual(['signedOut']);
    expect(sound(out)).toBe('watching');
    expect(causes(go(out, heard(9_000)))).toEqual([]);
  });
});

describe('a device that slept', () => {
  it.each([
    ['and its monotonic clock went on', tick(700_000)],
    ['and its monotonic clock with it', tick(3_000, WALL + 700_000)],
  ])('%s, tells for how long, and gives the server time to answer', (_, woken) => {
    const state = watched(heard(1_000), tick(2_000), woken);
    expect(state.sleptMs).toBe(698_000);
    expect(state.now - state.heardAt).toBe(699_000);
    expect(sound(state)).toBeNull();
    expect(nextState(state, { type: 'sleepNoted' }).sleptMs).toBeNull();
  });

  it('rings when the server does not answer after that', () => {
    const woken = watched(heard(1_000), tick(700_000), ...ticks(700_000, 700_000 + HEARTBEAT_LIMIT_MS));
    expect(causes(woken)).toEqual(['link']);
  });

  it('rings also when it wakes for no more than a moment each minute', () => {
    expect(sound(watched(heard(1_000), tick(60_000), tick(120_000)))).toBe('watching');
    expect(sound(watched(heard(1_000), tick(60_000), heard(60_100), tick(120_000)))).toBeNull();
  });

  it('is not told of when a wall clock is set back', () => {
    expect(watched(heard(1_000), tick(2_000, WALL - HOUR)).sleptMs).toBeNull();
  });
});
