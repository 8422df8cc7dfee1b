import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { createLogger } from '@/lib/platform/logger';
import { readAdoptedStates } from './adopted-state';
import { listCradleMemories } from './cradle-state';
import type { Database } from './database';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const at = (second: number) => Date.UTC(2025, 9, 3, 12, 34, second);

let test: TestDatabase;
let ownerId: number;
let cradleId: number;
beforeAll(async () => {
  test = await startTestDatabase();
  ownerId = await addUser(test.connection, 'mother');
}, START_LIMIT_MS);
afterAll(() => test?.stop());
beforeEach(async () => {
  await test.connection.query('DELETE FROM sensor_data');
  await test.connection.query('DELETE FROM agents');
  cradleId = await addAdopted('abc', ownerId);
});

async function addAdopted(uuid: string, owner: number | null): Promise<number> {
  const id = await addCradle(test.connection, uuid, owner);
  await test.connection.query('UPDATE agents SET state_from_rows = 1 WHERE id = ?', [id]);
  return id;
}

type Row = [
  second: number | null,
  temperature: number | null,
  crying: string | null,
  direction: string | null,
];

async function addRows(rows: Row[], id = cradleId): Promise<void> {
  const values = rows.map(([second, ...rest]) => [
    id,
    second === null ? null : new Date(at(second)),
    ...rest,
  ]);
  const sql = 'INSERT INTO sensor_data (agent_id, timestamp, temperature, crying, direction) VALUES ?';
  await test.connection.query(sql, [values]);
}

const logger = createLogger('silent');
const read = () => readAdoptedStates({ database: test.database, logger }, at(59));
const state = async () =>
  (await listCradleMemories(test.database)).find(({ uuid }) => uuid === 'abc')?.memory.live;

describe('what the earlier server knew of a cradle', () => {
  it('is the newest of each value, each with its own time', async () => {
    await addRows([
      [1, 36.5, 'Silent', '정면 유지 중'],
      [2, 36.8, null, '좌측으로 움직임'],
      [3, null, 'Crying', null],
      [4, null, null, '우측으로 움직임'],
    ]);
    expect(await read()).toBe(1);
    expect(await state()).toEqual({
      ...UNKNOWN_STATE,
      temperature: { value: 36.8, at: at(2) },
      crying: { value: 'Crying', at: at(3) },
      direction: { value: '우측으로 움직임', at: at(4) },
      faceDirection: { value: '우측으로 움직임', at: at(4) },
      lastFacingUpAt: at(1),
    });
  });

  it('is the last of the rows of one second', async () => {
    await addRows([
      [1, 36.5, 'Crying', '정면 유지 중'],
      [1, 36.6, 'Silent', '인식 안됨'],
    ]);
    await read();
    expect(await state()).toMatchObject({
      temperature: { value: 36.6 },
      crying: { value: 'Not Crying' },
      direction: { value: '인식 안됨' },
      lastFacingUpAt: at(1),
    });
  });

  it.each([
    ['Silent', 'Not Crying'],
    ['Not Crying', 'Not Crying'],
    ['측정 중...', 'Not Crying'],
    ['Crying', 'Crying'],
  ])('reads the word %j as %j', async (word, value) => {
    await addRows([[1, null, word, null]]);
    await read();
    expect((await state())?.crying).toEqual({ value, at: at(1) });
  });

  it('takes an error of the recogniser for no face, and keeps the word of the device', async () => {
    await addRows([[1, null, null, '인식 오류']]);
    await read();
    expect(await state()).toMatchObject({
      direction: { value: '인식 안됨', at: at(1) },
      faceDirection: { value: '인식 오류', at: at(1) },
      lastFacingUpAt: null,
    });
  });

  it('learns nothing from a device that is still looking, but that it said so', async () => {
    await addRows([
      [1, null, null, '정면 유지 중'],
      [2, null, null, '우측으로 움직임'],
      [3, null, null, '확인 중...'],
    ]);
    await read();
    expect(await state()).toMatchObject({
      direction: { value: '우측으로 움직임', at: at(2) },
      faceDirection: { value: '확인 중...', at: at(3) },
      lastFacingUpAt: at(1),
    });
  });

  it('passes over what is no reading', async () => {
    await addRows([
      [1, 36.5, 'Silent', '정면 유지 중'],
      [2, 512, '', 'up'],
      [null, 37, 'Crying', '인식 안됨'],
    ]);
    await read();
    expect(await state()).toMatchObject({
      temperature: { value: 36.5 },
      crying: { value: 'Not Crying' },
      direction: { value: '정면 유지 중' },
    });
  });

  it('is nothing when there are no rows', async () => {
    expect(await read()).toBe(1);
    expect(await state()).toEqual(UNKNOWN_STATE);
  });
});

describe('reading it', () => {
  it('happens once: rows that come later are no reason to do it again', async () => {
    await read();
    await test.connection.query('DELETE FROM cradle_state');
    await addRows([[1, 36.5, null, null]]);
    expect(await read()).toBe(0);
    expect(await state()).toBeUndefined();
  });

  it('leaves alone what is known already', async () => {
    const live = JSON.stringify({ ...UNKNOWN_STATE, temperature: { value: 38, at: at(5) } });
    await test.connection.query(
      'INSERT INTO cradle_state (agent_id, live, updated_at) VALUES (?, ?, NOW())',
      [cradleId, live],
    );
    await addRows([[9, 36.5, null, null]]);
    expect(await read()).toBe(0);
    expect((await state())?.temperature).toEqual({ value: 38, at: at(5) });
  });

  it('takes what is too slow to find for unknown, and goes on to the next cradle', async () => {
    await addAdopted('def', ownerId);
    await addRows([[1, 36.5, 'Crying', null]]);
    const slow: Database = {
      ...test.database,
      withPatientConnection: (work) =>
        test.database.withPatientConnection((connection) => {
          const dragging = Object.create(connection);
          dragging.query = (options: { sql: string }) =>
            connection.query(
              options.sql.includes('temperature') ? { ...options, sql: 'DO SLEEP(3)' } : options,
            );
          return work(dragging);
        }),
    };
    const limits = { each: 200, all: 300, atLeast: 100 };
    const adopted = await readAdoptedStates({ database: slow, logger }, at(59), limits);
    expect(adopted).toBe(2);
    expect(await state()).toEqual({ ...UNKNOWN_STATE, crying: { value: 'Crying', at: at(1) } });
    expect(await read()).toBe(0);
  });

  it('goes on where it was cut off', async () => {
    await addAdopted('def', ownerId);
    await addRows([[1, 36.5, null, null]]);
    let asked = 0;
    const cut: Database = {
      ...test.database,
      withPatientConnection: (work) => {
        asked += 1;
        return asked > 3 ? Promise.reject(new Error('power cut')) : test.database.withPatientConnection(work);
      },
    };
    await expect(readAdoptedStates({ database: cut, logger }, at(59))).rejects.toThrow('power cut');
    expect((await state())?.temperature?.value).toBe(36.5);
    expect(await read()).toBe(1);
  });

  it.each([
    ['that nobody has claimed: whoever claims it later sees none of it', true],
    ['that registered with this server: its rows may be of a caregiver before', false],
  ])('passes over a cradle %s', async (_, isAdopted) => {
    await test.connection.query('UPDATE agents SET user_id = ?, state_from_rows = ?', [
      isAdopted ? null : ownerId,
      isAdopted,
    ]);
    await addRows([[1, 36.5, null, null]]);
    expect(await read()).toBe(0);
    await test.connection.query('UPDATE agents SET user_id = ?', [ownerId]);
    expect(await read()).toBe(0);
    expect(await state()).toBeUndefined();
  });

  it('finds the newest by the index, however many rows there are', async () => {
    await addRows(
      Array.from(
        { length: 5_000 },
        (_, index): Row => [index % 60, 36 + (index % 9) / 10, 'Silent', '정면 유지 중'],
      ),
    );
    await test.connection.query('ANALYZE TABLE sensor_data');
    const [plan] = await test.connection.query<RowDataPacket[]>(
      `EXPLAIN SELECT temperature FROM sensor_data
       WHERE agent_id = ? AND timestamp IS NOT NULL AND temperature BETWEEN -20 AND 60
       ORDER BY timestamp DESC, id DESC LIMIT 1`,
      [cradleId],
    );
    expect(plan[0]).toMatchObject({ key: 'sensor_data_by_time' });
    expect(String(plan[0]?.Extra)).not.toContain('filesort');
  });
});
