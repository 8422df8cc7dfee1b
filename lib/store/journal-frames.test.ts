import { randomBytes } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { type FrameRow, statementsOf } from './frame-batch';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';
import { createFaultyDatabase } from './test-faults';
import { createTestJournal, makeDataDir } from './test-journal';

const noon = Date.UTC(2025, 9, 3, 12);
const UID = 'A'.repeat(26);

let test: TestDatabase;
let mother: number;
let cradle: number;
beforeAll(async () => {
  test = await startTestDatabase();
  mother = await addUser(test.connection, 'mother');
  cradle = await addCradle(test.connection, 'abc', mother);
}, START_LIMIT_MS);
afterAll(() => test?.stop());
beforeEach(async () => {
  for (const table of ['video_frames', 'sensor_data', 'alert_logs', 'write_position'])
    await test.connection.query(`DELETE FROM ${table}`);
});

function frameOf(number: number, jpeg: Buffer | null, alertUid: string | null = null, agentId = cradle) {
  return { agentId, at: noon + number * 100, alertUid, read: () => jpeg };
}

async function addAlert(): Promise<number> {
  const sql = `INSERT INTO alert_logs (user_id, agent_id, alert_type, alert_message, uid) VALUES (?, ?, 'crying', '', ?)`;
  const [result] = await test.connection.query(sql, [mother, cradle, UID]);
  return (result as { insertId: number }).insertId;
}

async function select(sql: string): Promise<RowDataPacket[]> {
  const [rows] = await test.connection.query<RowDataPacket[]>(sql);
  return rows;
}

const storedFrames = () => select('SELECT timestamp, alert_log_id, frame FROM video_frames ORDER BY id');

describe('frames of a recording', () => {
  it('are stored byte for byte, in order, with their moment and the alert that caused them', async () => {
    const id = await addAlert();
    const journal = createTestJournal({ database: test.database, clock: systemClock });
    const pictures = Array.from({ length: 47 }, () => randomBytes(50_000));
    for (const [number, jpeg] of pictures.entries()) journal.frame(frameOf(number, jpeg, UID));
    await journal.flushFrames();
    const rows = await storedFrames();
    expect(rows.map(({ frame }) => pictures.findIndex((jpeg) => jpeg.equals(frame)))).toEqual([
      ...pictures.keys(),
    ]);
    expect(rows.map(({ timestamp }) => timestamp.getTime())).toEqual(
      pictures.map((_, number) => noon + number * 100),
    );
    expect(new Set(rows.map(({ alert_log_id }) => alert_log_id))).toEqual(new Set([id]));
    expect(journal.counts()).toMatchObject({ storedFrames: 47, waitingFrames: 0, refusedFrames: 0 });
  });

  it('that are no picture, or of a cradle that is gone, are left out and counted', async () => {
    const gone = await addCradle(test.connection, 'gone', null);
    await test.connection.query('DELETE FROM agents WHERE id = ?', [gone]);
    const journal = createTestJournal({ database: test.database, clock: systemClock });
    journal.frame(frameOf(1, Buffer.from('one')));
    journal.frame(frameOf(2, null));
    journal.frame(frameOf(3, Buffer.from('three'), null, gone));
    journal.frame(frameOf(4, Buffer.from('four')));
    await journal.flushFrames();
    expect((await storedFrames()).map(({ frame }) => String(frame))).toEqual(['one', 'four']);
    expect(journal.counts()).toMatchObject({ storedFrames: 2, refusedFrames: 2 });
  });

  it('wait for the row of their alert, and readings do not wait for them', async () => {
    const waiting = new Set([UID]);
    const isWaiting = (uid: string) => waiting.has(uid);
    const journal = createTestJournal({ database: test.database, clock: systemClock, isWaiting });
    await journal.start();
    journal.frame(frameOf(1, Buffer.from('one'), UID));
    journal.append(cradle, { at: noon, temperature: 36.5, crying: null, direction: null, alertUid: null });
    await expect.poll(() => journal.counts().storedRows).toBe(1);
    expect(await storedFrames()).toEqual([]);
    const id = await addAlert();
    waiting.clear();
    await expect.poll(() => journal.counts().storedFrames).toBe(1);
    expect(await storedFrames()).toMatchObject([{ alert_log_id: id }]);
    await journal.stop(5_000);
  });

  it('of an alert whose row never comes are left in the spool by a stop, for the next run', async () => {
    const dataDir = makeDataDir();
    const shared = { database: test.database, clock: systemClock, dataDir };
    const stuck = createTestJournal({ ...shared, isWaiting: () => true });
    await stuck.start();
    stuck.frame(frameOf(1, Buffer.from('one'), UID));
    expect(await stuck.stop(200)).toMatchObject({ waitingFrames: 1, unsafe: 0 });
    const next = createTestJournal(shared);
    await next.start();
    await expect.poll(() => next.counts().storedFrames).toBe(1);
    // No such alert: its time tells what it belongs to.
    expect(await storedFrames()).toMatchObject([{ alert_log_id: null, frame: Buffer.from('one') }]);
    await next.stop(5_000);
  });
});

describe('while the database is away', () => {
  it('all that comes is in files, and a run after a crash stores it, the newer rows behind the older', async () => {
    const { database, state } = createFaultyDatabase(test.database);
    const dataDir = makeDataDir();
    const shared = { clock: systemClock, dataDir };
    const crashed = createTestJournal({ ...shared, database });
    state.away = true;
    for (let number = 1; number <= 50; number += 1) {
      crashed.frame(frameOf(number, Buffer.from(`picture ${number}`)));
      const row = { temperature: number, crying: null, direction: null, alertUid: null };
      crashed.append(cradle, { at: noon + number, ...row });
      if (number % 10 === 0) await Promise.allSettled([crashed.flush(), crashed.flushFrames()]);
    }
    expect(crashed.counts()).toMatchObject({ waitingRows: 50, waitingFrames: 50, unsafe: 0 });
    const next = createTestJournal({ ...shared, database: test.database });
    const row = { temperature: 51, crying: null, direction: null, alertUid: null };
    await next.start();
    next.append(cradle, { at: noon + 51, ...row });
    await Promise.all([next.flush(), next.flushFrames()]);
    const rows = await select('SELECT temperature FROM sensor_data ORDER BY id');
    expect(rows.map(({ temperature }) => temperature)).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
    expect((await storedFrames()).map(({ frame }) => String(frame))).toEqual(
      Array.from({ length: 50 }, (_, n) => `picture ${n + 1}`),
    );
    await next.stop(5_000);
  });
});

describe('positions of runs that are over', () => {
  const writers = async () => (await select('SELECT writer FROM write_position')).map(({ writer }) => writer);
  const old = new Date(Date.now() - 31 * 24 * 3_600_000);

  it('are forgotten after a month, but never that of this one', async () => {
    const names = ['1', '2', '3', '4'].map((digit) => digit.repeat(26));
    const fresh = names.slice(0, 2);
    const journal = createTestJournal({
      database: test.database,
      clock: systemClock,
      newWriter: () => fresh.shift() ?? '',
    });
    const sql = 'INSERT INTO write_position (writer, batch, updated_at) VALUES ?';
    const rows = names.map((name) => [name, 1, name === names[3] ? new Date() : old]);
    await test.connection.query(sql, [rows]);
    await journal.tidy();
    expect((await writers()).sort()).toEqual([names[0], names[1], names[3]]);
  });

  it('stay while anything waits in files: it may be theirs', async () => {
    const { database, state } = createFaultyDatabase(test.database);
    const journal = createTestJournal({ database, clock: systemClock });
    await test.connection.query('INSERT INTO write_position (writer, batch, updated_at) VALUES (?)', [
      ['5'.repeat(26), 1, old],
    ]);
    state.away = true;
    journal.append(cradle, { at: noon, temperature: 36.5, crying: null, direction: null, alertUid: null });
    await journal.flush().catch(() => {});
    state.away = false;
    await journal.tidy();
    expect(await writers()).toEqual(['5'.repeat(26)]);
  });
});

describe('statements', () => {
  const frames = (sizes: number[]): FrameRow[] =>
    sizes.map((size, at) => ({ agentId: 1, at, alertUid: null, jpeg: Buffer.alloc(size) }));

  it.each([
    [[], []],
    [[1], [1]],
    [Array(20).fill(1), [20]],
    [Array(27).fill(1), [20, 5, 1, 1]],
    // 4 MB at most, but for one picture that is larger by itself.
    [Array(20).fill(500_000), [5, 5, 5, 5]],
    [
      [5_000_000, 1, 1, 1, 1, 1],
      [1, 5],
    ],
  ])('of few sizes, and no larger than a server takes', (sizes, rows) => {
    const statements = statementsOf(frames(sizes));
    expect(statements.map(({ length }) => length)).toEqual(rows);
    expect(statements.flat().map(({ at }) => at)).toEqual([...sizes.keys()]);
  });
});
