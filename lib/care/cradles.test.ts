import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { DEFAULT_WATCH_SETTINGS } from '@/lib/alerts/watch-settings';
import { AppError } from '@/lib/platform/errors';
import { createDirectory } from '@/lib/runtime/directory';
import { changeSettings } from './change-settings';
import { changeWatchSettings } from './change-watch-settings';
import { claim } from './claim';
import { nameCradle } from './name-cradle';
import { registerAgent } from './register-agent';
import { release } from './release';
import { rock } from './rock';
import { createTestHouse, MOTHER, STRANGER } from './test-house';

const setUp = () => createTestHouse(createDirectory());

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
