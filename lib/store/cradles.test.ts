import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { listCradleMemories } from './cradle-state';
import { claimCradle, findCradle, listAllCradles, listCradles, saveCradleAddress } from './cradles';
import { eraseReleased, releaseCradle } from './released-cradles';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const noon = Date.UTC(2025, 9, 3, 12) + 123;

let test: TestDatabase;
let mother: number;
let stranger: number;
beforeAll(async () => {
  test = await startTestDatabase();
  mother = await addUser(test.connection, 'mother');
  stranger = await addUser(test.connection, 'stranger');
}, START_LIMIT_MS);
afterAll(() => test?.stop());

describe('a cradle', () => {
  it('is registered once, and keeps the milliseconds of its times', async () => {
    const { database } = test;
    await saveCradleAddress(database, { uuid: '요람 👶', ip: '10.0.0.5', now: noon });
    await saveCradleAddress(database, { uuid: '요람 👶', ip: '10.0.0.6', now: noon + 1 });
    const cradle = await findCradle(database, '요람 👶');
    expect(cradle).toMatchObject({ ip: '10.0.0.6', ownerId: null, createdAt: noon, updatedAt: noon + 1 });
  });

  it('is one row when its registrations come at the same moment', async () => {
    const { database } = test;
    const save = (ip: string) => saveCradleAddress(database, { uuid: 'hasty', ip, now: noon });
    await Promise.all(['1', '2', '3', '4', '5'].map(save));
    expect((await listAllCradles(database)).filter((cradle) => cradle.uuid === 'hasty')).toHaveLength(1);
  });

  it('is told from others by each byte of its uuid', async () => {
    const { database } = test;
    for (const uuid of ['bytes', 'Bytes', 'bytés'])
      await saveCradleAddress(database, { uuid, ip: uuid, now: noon });
    expect((await findCradle(database, 'Bytes'))?.ip).toBe('Bytes');
    expect(await findCradle(database, 'BYTES')).toBeNull();
  });

  it('of an earlier installation may lack its times', async () => {
    await addCradle(test.connection, 'old', null);
    expect(await findCradle(test.database, 'old')).toMatchObject({ createdAt: 0, updatedAt: 0 });
  });
});

it('a cradle that registers while it is claimed and deleted again and again never fails', async () => {
  const { database } = test;
  const uuid = 'restless';
  let isOver = false;
  const register = async () => {
    while (!isOver) {
      await saveCradleAddress(database, { uuid, ip: '10.0.0.5', now: noon });
      await sleep(5);
    }
  };
  const handOn = async () => {
    for (let round = 0; round < 100; round += 1) {
      await claimCradle(database, { uuid, ownerId: mother, now: noon });
      const cradle = await findCradle(database, uuid);
      if (cradle) await releaseCradle(database, { id: cradle.id, ownerId: mother, now: noon });
      await eraseReleased(database);
    }
    isOver = true;
  };
  await Promise.all([handOn(), register()]);
  expect((await findCradle(database, uuid))?.ip).toBe('10.0.0.5');
});

describe('claiming', () => {
  const claim = (uuid: string, ownerId: number) => claimCradle(test.database, { uuid, ownerId, now: noon });

  it('gives a free cradle, and again to the same', async () => {
    await addCradle(test.connection, 'free', null);
    expect([await claim('free', mother), await claim('free', mother)]).toEqual([true, true]);
    expect((await listCradles(test.database, mother)).map((cradle) => cradle.uuid)).toContain('free');
  });

  it('takes no cradle over and gives none that does not exist', async () => {
    await addCradle(test.connection, 'taken', mother);
    expect([await claim('taken', stranger), await claim('nobody', mother)]).toEqual([false, false]);
    expect((await findCradle(test.database, 'taken'))?.ownerId).toBe(mother);
    expect(await listCradles(test.database, stranger)).toEqual([]);
  });

  it('gives it to exactly one of two who ask at the same moment', async () => {
    for (let round = 0; round < 20; round += 1) {
      const uuid = `contested-${round}`;
      await addCradle(test.connection, uuid, null);
      const won = await Promise.all([claim(uuid, mother), claim(uuid, stranger)]);
      const owner = (await findCradle(test.database, uuid))?.ownerId;
      expect(won).toEqual([owner === mother, owner === stranger]);
      expect(won.filter(Boolean)).toHaveLength(1);
    }
  });
});

describe('what was known before a restart', () => {
  const save = async (uuid: string, ownerId: number | null, live: string) => {
    const id = await addCradle(test.connection, uuid, ownerId);
    const sql = 'INSERT INTO cradle_state (agent_id, live, updated_at) VALUES (?, ?, NOW())';
    await test.connection.query(sql, [id, live]);
  };
  const stateOf = async (uuid: string) =>
    (await listCradleMemories(test.database)).find((entry) => entry.uuid === uuid)?.memory.live ?? null;

  it('comes back whole', async () => {
    const state = { ...UNKNOWN_STATE, temperature: { value: 36.8, at: noon }, lastFacingUpAt: noon };
    await save('whole', mother, JSON.stringify(state));
    expect(await stateOf('whole')).toEqual(state);
  });

  it('comes back without the parts that another version wrote otherwise', async () => {
    const state = {
      temperature: { value: 36.8, at: noon },
      crying: { value: 'Silent', at: noon },
      direction: 5,
    };
    await save('partly', mother, JSON.stringify(state));
    expect(await stateOf('partly')).toEqual({ ...UNKNOWN_STATE, temperature: state.temperature });
  });

  it.each(['null', '[]', '5', '"text"'])('is unknown when it is %s', async (live) => {
    await save(`odd ${live}`, mother, live);
    expect(await stateOf(`odd ${live}`)).toEqual(UNKNOWN_STATE);
  });

  it('is nobody’s when the cradle is unclaimed', async () => {
    await save('nobodys', null, JSON.stringify(UNKNOWN_STATE));
    expect(await stateOf('nobodys')).toBeNull();
  });
});
