import { describe, expect, it } from 'vitest';
import type { LiveSnapshot } from '@/lib/contracts/live';
import {
  type BedsideEvent,
  type BedsideState,
  beginWatch,
  HEARTBEAT_LIMIT_MS,
  listCauses,
  nextState,
  soundFor,
} from './watch-state';

const SERVER = Date.UTC(2025, 9, 3, 3);

function alert(changes: Partial<LiveSnapshot['alerts'][number]> = {}): LiveSnapshot['alerts'][number] {
  return {
    ...{ id: 1, uid: 'u1', episode: 'e1', alert_type: 'crying', message: '', temperature: null },
    ...{ face_detected: null, details: {}, created_at: SERVER, acknowledged_at: null },
    ...{ acknowledged_by: null, cleared_at: null },
    ...changes,
  };
}

function heard(now: number, alerts: LiveSnapshot['alerts'] = [], uuid = 'cradle-a'): BedsideEvent {
  const cradle = { uuid, serverTime: SERVER + now, alerts } as unknown as LiveSnapshot;
  return { type: 'heard', now, cradles: [cradle] };
}

function watchedAfter(...events: BedsideEvent[]): BedsideState {
  return events.reduce(nextState, beginWatch(0));
}

const sound = (state: BedsideState) => soundFor(listCauses(state));
const ticks = (from: number, to: number): BedsideEvent[] =>
  Array.from({ length: (to - from) / 1_000 }, (_, n) => ({ type: 'tick', now: from + (n + 1) * 1_000 }));

describe('the page beside the bed', () => {
  it('is silent while all is well', () => {
    expect(sound(watchedAfter(heard(1_000), ...ticks(1_000, 5_000)))).toBeNull();
  });

  it.each([
    ['crying', 'baby'],
    ['high_temperature', 'baby'],
    ['face_not_detected', 'baby'],
    ['abnormal_position', 'baby'],
    ['device_offline', 'watching'],
    ['stream_frozen', 'watching'],
    ['something_new', 'watching'],
  ])('rings for %s as one of the %s', (alert_type, expected) => {
    expect(sound(watchedAfter(heard(1_000, [alert({ alert_type })])))).toBe(expected);
  });

  it.each([
    ['somebody looks after', { acknowledged_at: SERVER }],
    ['is over', { cleared_at: SERVER }],
    ['was raised long before the watch began', { created_at: SERVER - 3_600_000 }],
  ])('does not ring for what %s', (_, changes) => {
    expect(sound(watchedAfter(heard(1_000, [alert(changes)])))).toBeNull();
  });

  it('rings first for the baby', () => {
    const alerts = [alert({ episode: 'e2', alert_type: 'device_offline' }), alert()];
    expect(listCauses(watchedAfter(heard(1_000, alerts))).map(({ sound: of }) => of)).toEqual([
      'baby',
      'watching',
    ]);
  });

  it('is silenced here until something new comes, or the same comes back', () => {
    const silenced = watchedAfter(heard(1_000, [alert()]), { type: 'silence' }, heard(2_000, [alert()]));
    expect(sound(silenced)).toBeNull();
    expect(sound(nextState(silenced, heard(3_000, [alert(), alert({ episode: 'e2' })])))).toBe('baby');
    const back = [heard(3_000), heard(4_000, [alert()])].reduce(nextState, silenced);
    expect(sound(back)).toBe('baby');
  });

  it('rings when the server has said nothing for 15 s, and stops when it is back', () => {
    const almost = watchedAfter(heard(1_000), ...ticks(1_000, 15_000));
    expect(sound(almost)).toBeNull();
    const lost = ticks(15_000, 1_000 + HEARTBEAT_LIMIT_MS).reduce(nextState, almost);
    expect(sound(lost)).toBe('watching');
    expect(listCauses(lost)[0]?.about).toEqual({ is: 'link', forMs: HEARTBEAT_LIMIT_MS });
    expect(sound(nextState(lost, heard(17_000)))).toBeNull();
  });

  it('rings when the server was never heard at all', () => {
    expect(sound(watchedAfter(...ticks(0, 15_000)))).toBe('watching');
  });

  it('rings when the session has ended', () => {
    expect(sound(watchedAfter(heard(1_000), { type: 'signedOut' }))).toBe('watching');
  });

  it('tells that the device slept, and does not take that for a silent server', () => {
    const woken = watchedAfter(heard(1_000), { type: 'tick', now: 2_000 }, { type: 'tick', now: 700_000 });
    expect(woken.sleptMs).toBe(698_000);
    expect(sound(woken)).toBeNull();
    expect(nextState(woken, { type: 'sleepNoted' }).sleptMs).toBeNull();
  });
});
