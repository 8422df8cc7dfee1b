import { beforeEach, describe, expect, it } from 'vitest';
import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { DEFAULT_WATCH_SETTINGS, type WatchSettings } from '@/lib/alerts/watch-settings';
import type { MotorRequest } from '@/lib/cradle/live-state';
import { AppError } from '@/lib/platform/errors';
import { createTestClock } from '@/lib/platform/test-clock';
import { createDirectory } from '@/lib/runtime/directory';
import { acknowledge } from './acknowledge';
import { changeSettings } from './change-settings';
import { changeWatchSettings } from './change-watch-settings';
import { claim } from './claim';
import { keep } from './keep';
import { nameCradle } from './name-cradle';
import type { CarePorts, Cradle } from './ports';
import { nameDevice, removeDevice } from './push-devices';
import { registerAgent } from './register-agent';
import { release } from './release';
import { reopen } from './reopen';
import { resolve } from './resolve';
import { rock } from './rock';
import { subscribePush, unsubscribePush } from './subscribe-push';

const MOTHER = 1;
const STRANGER = 2;

function setUp() {
  const clock = createTestClock();
  const directory = createDirectory();
  const table = new Map<string, Cradle>();
  const done: string[] = [];
  const requests: MotorRequest[] = [];
  const saved: Partial<AlertSettings> = {};
  const savedWatch: Partial<WatchSettings> = {};
  const applied = new Map<string, Partial<AlertSettings & WatchSettings>>();
  const acknowledged = new Map<number, { at: number; by: string }>();
  const resolvedAt = new Map<number, number>();
  const broker = { isUp: true };
  const ports: CarePorts = {
    clock,
    directory,
    cradles: {
      find: async (uuid) => table.get(uuid) ?? null,
      async saveAddress({ uuid, ip, now }) {
        const known = table.get(uuid) ?? {
          id: table.size + 1,
          uuid,
          ownerId: null,
          name: null,
          createdAt: now,
        };
        table.set(uuid, { ...known, ip, updatedAt: now });
      },
      async claim({ uuid, ownerId }) {
        const cradle = table.get(uuid);
        if (!cradle || (cradle.ownerId !== null && cradle.ownerId !== ownerId)) return false;
        table.set(uuid, { ...cradle, ownerId });
        return true;
      },
      async release({ id, ownerId }) {
        const cradle = [...table.values()].find((row) => row.id === id && row.ownerId === ownerId);
        if (!cradle) return null;
        table.set(cradle.uuid, { ...cradle, id: id + 100, ownerId: null, name: null });
        return id + 100;
      },
      async rename({ id, ownerId, name }) {
        const cradle = [...table.values()].find((row) => row.id === id && row.ownerId === ownerId);
        if (cradle) table.set(cradle.uuid, { ...cradle, name });
        return cradle !== undefined;
      },
      erase: async (id) => void done.push(`erase ${id}`),
    },
    settings: {
      get: async () => ({ ...DEFAULT_ALERT_SETTINGS, ...saved }),
      save: async (_of, changes) => void Object.assign(saved, changes),
      getWatch: async () => ({ ...DEFAULT_WATCH_SETTINGS, ...savedWatch }),
      saveWatch: async (_of, changes) => void Object.assign(savedWatch, changes),
      apply: ({ uuid }, settings) => applied.set(uuid, { ...applied.get(uuid), ...settings }),
    },
    devices: {
      save: async ({ endpoint, locale }) => void done.push(`save ${endpoint} ${locale}`),
      remove: async ({ endpoint }) => void done.push(`remove ${endpoint}`),
      findEndpoint: async ({ id }) => (id === 1 ? 'https://push.example/phone' : null),
      rename: async ({ id, name }) => void done.push(`rename ${id} ${name}`),
    },
    alerts: {
      async saveResolved({ id, now }) {
        if (!resolvedAt.has(id)) resolvedAt.set(id, now);
      },
      async saveAcknowledged({ id, now, by }) {
        if (!acknowledged.has(id)) acknowledged.set(id, { at: now, by });
      },
      saveReopened: async ({ id }) => void resolvedAt.delete(id),
      saveSeen: async ({ id, now }) => void done.push(`alert ${id} was seen at ${now}`),
      saveAllSeen: async ({ until }) => void done.push(`all until ${until} were seen`),
      saveKept: async ({ id, kept }) => void done.push(`alert ${id} is ${kept ? '' : 'not '}kept`),
      resolve: ({ agentUuid, id }) => void done.push(`alert ${id} of ${agentUuid} is resolved`),
      reopen: ({ agentUuid, id }) => void done.push(`alert ${id} of ${agentUuid} is open again`),
      acknowledge: ({ agentUuid, id }, by) => void done.push(`${by} looks after ${id} of ${agentUuid}`),
    },
    forget: (uuid) => done.push(`forget ${uuid}`),
    announce: (uuid) => done.push(`announce ${uuid}`),
    motor: {
      async send(uuid, action) {
        if (!broker.isUp) throw new AppError('motor_not_sent');
        done.push(`${uuid} ${action}`);
      },
      noteRequest: (_uuid, request) => requests.push(request),
    },
  };
  return { clock, directory, table, done, requests, resolvedAt, acknowledged, applied, broker, ports };
}

let house: ReturnType<typeof setUp>;
beforeEach(() => {
  house = setUp();
});

describe('a cradle that says it is there', () => {
  it('is registered once, and its address noted afterwards', async () => {
    const { ports, clock, table, directory } = house;
    expect(await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.5' })).toEqual({ created: true });
    clock.advance(1_000);
    expect(await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.6' })).toEqual({ created: false });
    expect(table.get('abc')).toMatchObject({ ip: '10.0.0.6', createdAt: clock.now() - 1_000 });
    expect(directory.find('abc')).toEqual({ id: 1, uuid: 'abc', ownerId: null, name: null });
  });

  it('stays whose it is', async () => {
    const { ports, directory } = house;
    await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.5' });
    await claim(ports, { uuid: 'abc', ownerId: MOTHER });
    await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.6' });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
  });

  it('stays whose it is when it was claimed while its answer was on the way', async () => {
    const { ports, directory } = house;
    await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.5' });
    const { find } = ports.cradles;
    ports.cradles.find = async (uuid) => {
      ports.cradles.find = find;
      const readBefore = await find(uuid);
      await claim(ports, { uuid: 'abc', ownerId: MOTHER });
      return readBefore;
    };
    await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.6' });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
  });
});

describe('claiming', () => {
  beforeEach(() => registerAgent(house.ports, { uuid: 'abc', ip: '10.0.0.5' }));

  it('makes the cradle the caregiver’s, in the store and for the running watch', async () => {
    const { ports, directory, done } = house;
    expect(await claim(ports, { uuid: ' abc ', ownerId: MOTHER })).toMatchObject({
      uuid: 'abc',
      ownerId: MOTHER,
    });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
    expect(done).toEqual(['forget abc']);
  });

  it('has the running watch go by what is set for it', async () => {
    await claim(house.ports, { uuid: 'abc', ownerId: MOTHER });
    expect(house.applied.get('abc')).toEqual({ ...DEFAULT_ALERT_SETTINGS, ...DEFAULT_WATCH_SETTINGS });
  });

  it('of one’s own again changes nothing and forgets nothing', async () => {
    const { ports, done } = house;
    await claim(ports, { uuid: 'abc', ownerId: MOTHER });
    await claim(ports, { uuid: 'abc', ownerId: MOTHER });
    expect(done).toEqual(['forget abc']);
  });

  it('never takes a cradle over', async () => {
    const { ports, directory, done } = house;
    await claim(ports, { uuid: 'abc', ownerId: MOTHER });
    await expect(claim(ports, { uuid: 'abc', ownerId: STRANGER })).rejects.toMatchObject({
      code: 'cradle_claimed',
    });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
    expect(done).toHaveLength(1);
  });

  it.each(['nobody', '', 'ABC', 'a/b', '..'])('knows no cradle %j', async (uuid) => {
    const claiming = claim(house.ports, { uuid, ownerId: MOTHER });
    await expect(claiming).rejects.toMatchObject({ code: 'cradle_not_registered' });
  });
});

describe('naming', () => {
  const cradle = { id: 1, uuid: 'abc', ownerId: MOTHER };

  beforeEach(async () => {
    await registerAgent(house.ports, { uuid: 'abc', ip: '10.0.0.5' });
    await claim(house.ports, { uuid: 'abc', ownerId: MOTHER });
    house.done.length = 0;
  });

  it('is known to the store, to the running watch, and to those who look on', async () => {
    const { ports, directory, table, done } = house;
    await nameCradle(ports, { cradle, name: 'Mina' });
    expect([table.get('abc')?.name, directory.find('abc')?.name]).toEqual(['Mina', 'Mina']);
    expect(done).toEqual(['announce abc']);
    await nameCradle(ports, { cradle, name: null });
    expect(directory.find('abc')?.name).toBeNull();
  });

  it('is refused when the cradle is not the caregiver’s any more', async () => {
    const { ports, directory } = house;
    const naming = nameCradle(ports, { cradle: { ...cradle, ownerId: STRANGER }, name: 'Mina' });
    await expect(naming).rejects.toMatchObject({ code: 'not_found' });
    expect(directory.find('abc')?.name).toBeNull();
  });

  it('leaves a cradle alone that is released while its name is stored', async () => {
    const { ports, directory } = house;
    const { rename } = ports.cradles;
    ports.cradles.rename = async (change) => {
      const theirs = await rename(change);
      await release(ports, cradle);
      return theirs;
    };
    await nameCradle(ports, { cradle, name: 'Mina' });
    expect(directory.find('abc')).toEqual({ id: 101, uuid: 'abc', ownerId: null, name: null });
  });
});

describe('releasing', () => {
  beforeEach(async () => {
    await registerAgent(house.ports, { uuid: 'abc', ip: '10.0.0.5' });
    await claim(house.ports, { uuid: 'abc', ownerId: MOTHER });
    house.done.length = 0;
  });

  it('frees the cradle under a new id, forgets what was seen of it, then erases what was stored', async () => {
    const { ports, directory, done } = house;
    await release(ports, { id: 1, uuid: 'abc', ownerId: MOTHER });
    expect(directory.find('abc')).toEqual({ id: 101, uuid: 'abc', ownerId: null, name: null });
    expect(done).toEqual(['forget abc', 'erase 1']);
    expect(await claim(ports, { uuid: 'abc', ownerId: STRANGER })).toMatchObject({ id: 101 });
  });

  it('frees the cradle for the running watch even when nothing can be read or erased afterwards', async () => {
    const { ports, directory, done } = house;
    const fails = () => Promise.reject(new AppError('database_unavailable'));
    ports.cradles.find = fails;
    ports.cradles.erase = fails;
    await release(ports, { id: 1, uuid: 'abc', ownerId: MOTHER }).catch(() => {});
    expect(directory.find('abc')).toEqual({ id: 101, uuid: 'abc', ownerId: null, name: null });
    expect(done).toEqual(['forget abc']);
  });

  it('again, after an answer that was lost on the way, frees it for the running watch', async () => {
    const { ports, directory, done } = house;
    await ports.cradles.release({ id: 1, ownerId: MOTHER, now: 0 });
    const releasing = release(ports, { id: 1, uuid: 'abc', ownerId: MOTHER });
    await expect(releasing).rejects.toMatchObject({ code: 'cradle_not_selectable' });
    expect(directory.find('abc')).toEqual({ id: 101, uuid: 'abc', ownerId: null, name: null });
    expect(done).toEqual(['forget abc']);
  });

  it('is refused when the cradle is not the caregiver’s any more', async () => {
    const { ports, directory, done } = house;
    const releasing = release(ports, { id: 1, uuid: 'abc', ownerId: STRANGER });
    await expect(releasing).rejects.toMatchObject({ code: 'cradle_not_selectable' });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
    expect(done).toEqual([]);
  });
});

const ALERT = { id: 12, uid: 'uid', episode: 'episode', agentUuid: 'abc' };

it('resolving notes the first time only, and ends the alert for the running server', async () => {
  const { ports, clock, done, resolvedAt } = house;
  const first = clock.now();
  await resolve(ports, { alert: ALERT, ownerId: MOTHER });
  clock.advance(5_000);
  await resolve(ports, { alert: ALERT, ownerId: MOTHER });
  expect(resolvedAt.get(12)).toBe(first);
  expect(done).toEqual(['alert 12 of abc is resolved', 'alert 12 of abc is resolved']);
});

describe('reopening', () => {
  const row = (now: number, changes: { resolved: boolean; resolvedAt: number | null }) => ({
    ...{ ...ALERT, type: 'crying', message: '', details: {}, temperature: null, faceDetected: null },
    ...{ createdAt: now, acknowledgedAt: null, acknowledgedBy: null, clearedAt: null, ...changes },
  });

  it('takes back a resolve of the last five minutes, for the running server too', async () => {
    const { ports, clock, done, resolvedAt } = house;
    await resolve(ports, { alert: ALERT, ownerId: MOTHER });
    const alert = row(clock.now(), { resolved: true, resolvedAt: clock.now() });
    clock.advance(5 * 60_000);
    await reopen(ports, { alert, ownerId: MOTHER });
    expect(resolvedAt.size).toBe(0);
    expect(done.at(-1)).toBe('alert 12 of abc is open again');
  });

  it('is refused afterwards, and when nobody knows when it was resolved', async () => {
    const { ports, clock, done } = house;
    const now = clock.now();
    clock.advance(5 * 60_000 + 1);
    for (const resolvedAt of [now, null]) {
      const reopening = reopen(ports, {
        alert: row(now, { resolved: true, resolvedAt }),
        ownerId: MOTHER,
      });
      await expect(reopening).rejects.toMatchObject({ code: 'reopen_too_late' });
    }
    expect(done).toEqual([]);
  });

  it('leaves an alert that is open as it is', async () => {
    const { ports, done } = house;
    await reopen(ports, { alert: row(0, { resolved: false, resolvedAt: null }), ownerId: MOTHER });
    expect(done).toEqual([]);
  });
});

it('keeps the recording of an alert, and lets it go again', async () => {
  const { ports, done } = house;
  await keep(ports, { id: 12, ownerId: MOTHER, kept: true });
  await keep(ports, { id: 12, ownerId: MOTHER, kept: false });
  expect(done).toEqual(['alert 12 is kept', 'alert 12 is not kept']);
});

it('acknowledging notes who was first, and silences the alert in the running server', async () => {
  const { ports, clock, done, acknowledged } = house;
  const first = clock.now();
  await acknowledge(ports, { alert: ALERT, ownerId: MOTHER, by: 'mother' });
  clock.advance(5_000);
  await acknowledge(ports, { alert: ALERT, ownerId: MOTHER, by: 'grandmother' });
  expect(acknowledged.get(12)).toEqual({ at: first, by: 'mother' });
  expect(done[0]).toBe('mother looks after 12 of abc');
});

it('subscribing keeps a device with its language, and unsubscribing removes it', async () => {
  const device = { endpoint: 'https://push.example/phone', p256dh: 'abc', auth: 'def' };
  await subscribePush(house.ports, { userId: MOTHER, device, locale: 'en', userAgent: null });
  await unsubscribePush(house.ports, { userId: MOTHER, endpoint: device.endpoint });
  expect(house.done).toEqual([`save ${device.endpoint} en`, `remove ${device.endpoint}`]);
});

it('a device is named and removed by its caregiver alone', async () => {
  await nameDevice(house.ports, { userId: MOTHER, id: 1, name: 'phone' });
  await nameDevice(house.ports, { userId: MOTHER, id: 1, name: '' });
  await removeDevice(house.ports, { userId: MOTHER, id: 1 });
  expect(house.done).toEqual(['rename 1 phone', 'rename 1 null', 'remove https://push.example/phone']);
  await expect(removeDevice(house.ports, { userId: MOTHER, id: 2 })).rejects.toMatchObject({
    code: 'not_found',
  });
});

describe('changing settings', () => {
  const cradle = { id: 1, uuid: 'abc', ownerId: MOTHER };

  it('answers all that are in force then, and has the running watch go by them', async () => {
    await changeSettings(house.ports, { cradle, changes: { maxTemperature: 37.5 } });
    const after = await changeSettings(house.ports, { cradle, changes: { cryingDurationThreshold: 60 } });
    expect(after).toEqual({ ...DEFAULT_ALERT_SETTINGS, maxTemperature: 37.5, cryingDurationThreshold: 60 });
    expect(house.applied.get('abc')).toEqual(after);
  });

  it('of the watching answers all that are in force then, and has the running watch go by them', async () => {
    const after = await changeWatchSettings(house.ports, { cradle, changes: { inUse: false } });
    expect(after).toEqual({ ...DEFAULT_WATCH_SETTINGS, inUse: false });
    expect(house.applied.get('abc')).toEqual(after);
  });
});

describe('rocking', () => {
  it('is noted with who asked, once the broker has it', async () => {
    const { ports, clock, done, requests } = house;
    await rock(ports, { uuid: 'abc', action: 'start', by: 'mother' });
    expect(done).toEqual(['abc start']);
    expect(requests).toEqual([{ action: 'start', at: clock.now(), by: 'mother' }]);
  });

  it('is not noted when the broker has not taken it', async () => {
    const { ports, requests, broker } = house;
    broker.isUp = false;
    const rocking = rock(ports, { uuid: 'abc', action: 'start', by: 'mother' });
    await expect(rocking).rejects.toMatchObject({ code: 'motor_not_sent' });
    expect(requests).toEqual([]);
  });
});
