import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { AppError } from '@/lib/platform/errors';
import { createTestClock } from '@/lib/platform/test-clock';
import type { Database } from './database';
import { storeReadings } from './journal-batch';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';
import { createTestJournal } from './test-journal';

const noon = Date.UTC(2025, 9, 3, 12);

let test: TestDatabase;
let cradle: number;
let writers = 0;
beforeAll(async () => {
  test = await startTestDatabase();
  cradle = await addCradle(test.connection, 'abc', await addUser(test.connection, 'mother'));
}, START_LIMIT_MS);
afterAll(() => test?.stop());
beforeEach(() => test.connection.query('DELETE FROM sensor_data'));

const row = (temperature: number | null) => ({
  at: noon,
  temperature,
  crying: null,
  direction: null,
  alertUid: null,
});
const state = (value: number) => ({ ...UNKNOWN_STATE, temperature: { value, at: noon } });

function nextWriter(): string {
  writers += 1;
  return String(writers).padStart(26, '0');
}

function setUp(database: Database = test.database) {
  return createTestJournal({ database, clock: createTestClock(), newWriter: nextWriter });
}

async function temperatures(): Promise<number[]> {
  const sql = 'SELECT temperature FROM sensor_data ORDER BY id';
  const [rows] = await test.connection.query<RowDataPacket[]>(sql);
  return rows.map((stored) => stored.temperature);
}

async function storedTemperature(agentId = cradle): Promise<unknown> {
  const sql = 'SELECT live FROM cradle_state WHERE agent_id = ?';
  const [rows] = await test.connection.query<RowDataPacket[]>(sql, [agentId]);
  const live: unknown = rows[0]?.live;
  return (typeof live === 'string' ? JSON.parse(live) : live)?.temperature?.value;
}

/** The database as it seems when the connection breaks after the work was committed, once. */
function losingOneAnswer(): Database {
  let lost = false;
  return {
    ...test.database,
    async withConnection(work) {
      const result = await test.database.withConnection(work);
      if (lost) return result;
      lost = true;
      throw new AppError('database_unavailable');
    },
  };
}

describe('rows', () => {
  it('are stored in order with their milliseconds, NULL for what did not come', async () => {
    const journal = setUp();
    journal.append(cradle, {
      at: noon + 1,
      temperature: 36.8,
      crying: null,
      direction: null,
      alertUid: null,
    });
    journal.append(cradle, {
      at: noon + 2,
      temperature: null,
      crying: 'Crying',
      direction: '정면 유지 중',
      alertUid: null,
    });
    await journal.flush();
    const sql =
      'SELECT agent_id, alert_log_id, timestamp, temperature, crying, direction FROM sensor_data ORDER BY id';
    const [rows] = await test.connection.query(sql);
    const same = { agent_id: cradle, alert_log_id: null };
    expect(rows).toEqual([
      { ...same, timestamp: new Date(noon + 1), temperature: 36.8, crying: null, direction: null },
      {
        ...same,
        timestamp: new Date(noon + 2),
        temperature: null,
        crying: 'Crying',
        direction: '정면 유지 중',
      },
    ]);
    expect(journal.counts()).toMatchObject({ waitingRows: 0, storedRows: 2, refusedRows: 0, droppedRows: 0 });
  });

  it('are stored once when the answer to the commit was lost', async () => {
    const journal = setUp(losingOneAnswer());
    journal.append(cradle, row(36));
    journal.saveState(cradle, { live: state(36), rules: null });
    await expect(journal.flush()).rejects.toMatchObject({ code: 'database_unavailable' });
    journal.append(cradle, row(37));
    await journal.flush();
    expect(await temperatures()).toEqual([36, 37]);
    expect(journal.counts()).toMatchObject({ waitingRows: 0, storedRows: 2 });
  });

  it('are stored once when their batch comes twice', async () => {
    const rows = [{ agentId: cradle, ...row(36) }];
    const batch = { writer: nextWriter(), number: 1, rows, states: new Map() };
    for (let times = 0; times < 2; times += 1) {
      await storeReadings(test.database, { batch, idOf: () => null, now: noon });
    }
    expect(await temperatures()).toEqual([36]);
  });

  it('of another run of the server are another writer’s', async () => {
    for (const temperature of [36, 37]) {
      const journal = setUp();
      journal.append(cradle, row(temperature));
      await journal.flush();
    }
    expect(await temperatures()).toEqual([36, 37]);
  });

  it('of a cradle that is gone are dropped and counted, the others stored', async () => {
    const gone = await addCradle(test.connection, 'gone', null);
    await test.connection.query('DELETE FROM agents WHERE id = ?', [gone]);
    const journal = setUp();
    for (const [agentId, temperature] of [
      [cradle, 36],
      [gone, 37],
      [cradle, 38],
    ] as const) {
      journal.append(agentId, row(temperature));
      journal.saveState(agentId, { live: state(temperature), rules: null });
    }
    await journal.flush();
    expect(await temperatures()).toEqual([36, 38]);
    expect(await storedTemperature()).toBe(38);
    expect(journal.counts()).toMatchObject({ storedRows: 2, refusedRows: 1, waitingRows: 0 });
  });

  it('go in by the thousand, in order', async () => {
    const journal = setUp();
    for (let index = 0; index < 2_500; index += 1) journal.append(cradle, row(index));
    await journal.flush();
    expect(await temperatures()).toEqual(Array.from({ length: 2_500 }, (_, index) => index));
  });

  it('of a batch that fails half-way are not in, and come again whole; who reads is not refused for it', async () => {
    let fails = true;
    const failing: Database = {
      ...test.database,
      withConnection: (work) =>
        test.database.withConnection(async (connection) => {
          if (!fails) return work(connection);
          fails = false;
          const cut = Object.create(connection);
          cut.query = (options: { sql: string }) =>
            options.sql === 'COMMIT' ? Promise.reject(new Error('disk full')) : connection.query(options);
          return work(cut);
        }),
    };
    const journal = setUp(failing);
    journal.append(cradle, row(36));
    await journal.flush();
    expect(await temperatures()).toEqual([]);
    expect(journal.counts().waitingRows).toBe(1);
    await journal.flush();
    expect(await temperatures()).toEqual([36]);
  });
});

describe('states', () => {
  it('are kept as the newest of each cradle', async () => {
    const journal = setUp();
    journal.saveState(cradle, { live: state(36), rules: null });
    journal.saveState(cradle, { live: state(37), rules: null });
    await journal.flush();
    expect(await storedTemperature()).toBe(37);
    journal.saveState(cradle, { live: state(38), rules: null });
    await journal.flush();
    expect(await storedTemperature()).toBe(38);
  });
});

describe('flush', () => {
  it('has stored whatever came before it was asked, also when it is asked twice', async () => {
    const journal = setUp();
    journal.append(cradle, row(36));
    const first = journal.flush();
    journal.append(cradle, row(37));
    await Promise.all([first, journal.flush()]);
    expect(await temperatures()).toEqual([36, 37]);
  });

  it('writes nothing when nothing waits', async () => {
    const journal = setUp();
    await journal.flush();
    await journal.stop(1_000);
    const sql = 'SELECT COUNT(*) AS n FROM write_position WHERE writer = ?';
    const [rows] = await test.connection.query<RowDataPacket[]>(sql, [String(writers).padStart(26, '0')]);
    expect(rows[0]?.n).toBe(0);
  });
});

describe('a journal whose database is another server’s', () => {
  it('stores nothing more, neither rows nor states, when it is stopped too', async () => {
    const journal = setUp();
    journal.saveState(cradle, { live: state(36), rules: null });
    await journal.flush();
    journal.append(cradle, row(37));
    journal.saveState(cradle, { live: state(37), rules: null });
    journal.abandon();
    journal.append(cradle, row(38));
    journal.saveState(cradle, { live: state(38), rules: null });
    await journal.flush();
    expect(await journal.stop(1_000)).toMatchObject({ waitingRows: 0 });
    expect(await temperatures()).toEqual([]);
    expect(await storedTemperature()).toBe(36);
  });
});

describe('the journal by itself', () => {
  it('stores rows without being asked, and what still waits when it is stopped', async () => {
    const journal = setUp();
    await journal.start();
    journal.append(cradle, row(36));
    await expect.poll(temperatures).toEqual([36]);
    journal.append(cradle, row(37));
    expect(await journal.stop(5_000)).toMatchObject({ waitingRows: 0, unsafe: 0 });
    expect(await temperatures()).toEqual([36, 37]);
  });

  it('keeps rows in order through an outage, and says how many wait', async () => {
    let away = true;
    const flaky: Database = {
      ...test.database,
      withConnection: (work) =>
        away ? Promise.reject(new AppError('database_unavailable')) : test.database.withConnection(work),
    };
    const journal = setUp(flaky);
    journal.append(cradle, row(36));
    await expect(journal.flush()).rejects.toMatchObject({ code: 'database_unavailable' });
    journal.append(cradle, row(37));
    expect(journal.counts().waitingRows).toBe(2);
    away = false;
    await journal.flush();
    expect(await temperatures()).toEqual([36, 37]);
  });
});
