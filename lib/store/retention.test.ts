import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sweepOld } from './retention';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const DAY = 86_400_000;
const NOW = Date.UTC(2025, 9, 31, 12, 0, 0);
const BEFORE = NOW - 7 * DAY;

let world: TestDatabase;
let owner: number;
let cradle: number;

beforeAll(async () => {
  world = await startTestDatabase();
  owner = await addUser(world.connection, 'parent');
  cradle = await addCradle(world.connection, 'cradle-a', owner);
  await world.connection.query('UPDATE agents SET swept_from = ?', [new Date(NOW - 1_000 * DAY)]);
}, START_LIMIT_MS);
afterAll(() => world?.stop());
beforeEach(async () => {
  for (const table of ['video_frames', 'sensor_data', 'alert_logs'])
    await world.connection.query(`DELETE FROM ${table}`);
});

async function addAlert(at: number, kept = false): Promise<number> {
  const row = { user_id: owner, agent_id: cradle, alert_type: 'crying', alert_message: 'x', kept };
  const [result] = await world.connection.query('INSERT INTO alert_logs SET ?', {
    ...row,
    created_at: new Date(at),
  });
  return (result as { insertId: number }).insertId;
}

async function addRows(times: readonly number[], alertId: number | null = null): Promise<void> {
  for (const at of times) {
    const of = { agent_id: cradle, alert_log_id: alertId, timestamp: new Date(at) };
    await world.connection.query('INSERT INTO sensor_data SET ?', { ...of, temperature: 36.5 });
    await world.connection.query('INSERT INTO video_frames SET ?', {
      ...of,
      frame: Buffer.from([0xff, 0xd8]),
    });
  }
}

/** What is left, in days before now. */
async function left(table: 'sensor_data' | 'video_frames' | 'alert_logs'): Promise<number[]> {
  const column = table === 'alert_logs' ? 'created_at' : 'timestamp';
  const [rows] = await world.connection.query(`SELECT ${column} AS at FROM ${table} ORDER BY at DESC`);
  return (rows as { at: Date }[]).map(({ at }) => Math.round((NOW - at.getTime()) / DAY));
}

const sweep = () => sweepOld(world.database, { before: BEFORE, now: NOW });

it('removes readings and frames that are too old, and alerts once the history shows them no more', async () => {
  for (const days of [1, 8, 29, 31, 400]) await addRows([NOW - days * DAY], await addAlert(NOW - days * DAY));
  await sweep();
  expect(await left('sensor_data')).toEqual([1]);
  expect(await left('video_frames')).toEqual([1]);
  expect(await left('alert_logs')).toEqual([1, 8, 29]);
});

it('leaves a kept alert and all of its recording, also frames that another alert caused', async () => {
  const at = NOW - 100 * DAY;
  const cause = await addAlert(at - 30_000);
  await addAlert(at, true);
  await addRows([at - 10_000, at, at + 60_000], cause);
  await addRows([at - 11_000, at + 61_000], cause);
  await sweep();
  expect(await left('video_frames')).toEqual([100, 100, 100]);
  expect(await left('sensor_data')).toEqual([100, 100, 100]);
  // The one that caused them stays while they do.
  expect(await left('alert_logs')).toEqual([100, 100]);
  await world.connection.query('UPDATE alert_logs SET kept = 0');
  await sweep();
  expect([await left('video_frames'), await left('alert_logs')]).toEqual([[], []]);
});

it('goes through more rows than one statement takes', async () => {
  const at = NOW - 20 * DAY;
  const values = Array.from({ length: 12_001 }, (_, index) => [cradle, new Date(at + index)]);
  await world.connection.query('INSERT INTO sensor_data (agent_id, timestamp) VALUES ?', [values]);
  await sweep();
  expect(await left('sensor_data')).toEqual([]);
});

it('leaves what an earlier installation has stored', async () => {
  for (const days of [10, 900, 1_001, 3_000])
    await addRows([NOW - days * DAY], await addAlert(NOW - days * DAY));
  await sweep();
  expect(await left('sensor_data')).toEqual([1_001, 3_000]);
  expect(await left('alert_logs')).toEqual([10, 1_001, 3_000]);
});
