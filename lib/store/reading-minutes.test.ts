import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEVICE_DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { systemClock } from '@/lib/platform/clock';
import { fillMinutes } from './fill-minutes';
import { listReadingBuckets } from './reading-buckets';
import { eraseReleased, releaseCradle } from './released-cradles';
import { sweepOld } from './retention';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';
import { createTestJournal } from './test-journal';

const MINUTE = 60_000;
const DAY = 86_400_000;
const noon = Date.UTC(2025, 9, 3, 12);
const NEVER = { signal: new AbortController().signal, pauseMs: 0 };

let test: TestDatabase;
let mother: number;
let cradle: number;
let count = 0;
beforeAll(async () => {
  test = await startTestDatabase();
  mother = await addUser(test.connection, 'mother');
}, START_LIMIT_MS);
afterAll(() => test?.stop());
beforeEach(async () => {
  cradle = await addCradle(test.connection, `cradle-${++count}`, mother);
});

/** Rows as an earlier installation left them, of which no minute is counted. */
async function addEarlierRows(rows: readonly (readonly unknown[])[]): Promise<void> {
  const sql = 'INSERT INTO sensor_data (agent_id, timestamp, temperature, crying, direction) VALUES ?';
  await test.connection.query(sql, [rows.map(([at, ...said]) => [cradle, new Date(Number(at)), ...said])]);
  await mark(null);
}

const mark = (minute: number | null) =>
  test.connection.query('UPDATE agents SET minutes_from = ? WHERE id = ?', [minute, cradle]);

async function readMark(): Promise<number | null> {
  const [[row]] = await test.connection.query<RowDataPacket[]>(
    'SELECT minutes_from FROM agents WHERE id = ?',
    [cradle],
  );
  return row?.minutes_from;
}

async function countMinutes(agentId = cradle): Promise<number> {
  const sql = 'SELECT COUNT(*) AS minutes FROM reading_minutes WHERE agent_id = ?';
  const [[row]] = await test.connection.query<RowDataPacket[]>(sql, [agentId]);
  return Number(row?.minutes);
}

const buckets = (from: number, to: number, resolutionS = 60) =>
  listReadingBuckets(test.database, { agentId: cradle, from, to, resolutionS });

/** Compares what is counted with what the rows say. */
async function expectCounted(from: number, to: number): Promise<void> {
  const [before, counted] = [await readMark(), await buckets(from, to)];
  await mark(null);
  const scanned = await buckets(from, to);
  await mark(before);
  expect(counted).toEqual(scanned);
  expect(counted.length).toBeGreaterThan(0);
}

function earlierRow(number: number): unknown[] {
  const temperature = number % 5 === 0 ? null : 36 + (number % 17) / 10;
  const crying = [null, '', 'Crying', 'Silent', 'Not Crying'][number % 5];
  const direction = [null, 'what?', ...DEVICE_DIRECTIONS][number % (DEVICE_DIRECTIONS.length + 2)];
  return [noon + number * 13_711, temperature, crying, direction];
}

describe('rows that were there before', () => {
  it('are counted once, however often the server stops in the middle, and are read all the time', async () => {
    // Ten hours and a gap of a year: several steps.
    const rows = Array.from({ length: 2_600 }, (_, number) => earlierRow(number));
    const old = rows.slice(0, 40).map(([at, ...said]) => [Number(at) - 365 * DAY, ...said]);
    await addEarlierRows([...old, ...rows]);
    const [from, to] = [noon - 366 * DAY, noon + DAY];
    const all = await buckets(from, to);
    for (let stops = 0; (await readMark()) !== 0; stops += 1) {
      expect(stops).toBeLessThan(20);
      await fillMinutes(test.database, { signal: AbortSignal.abort(), pauseMs: 0 });
      expect(await buckets(from, to)).toEqual(all);
    }
    await expectCounted(from, to);
    expect(await fillMinutes(test.database, NEVER)).toBe(0);
    expect(await buckets(from, to)).toEqual(all);
  });

  it('are counted with those that come meanwhile', async () => {
    await addEarlierRows(Array.from({ length: 1_000 }, (_, number) => earlierRow(number)));
    const journal = createTestJournal({ database: test.database, clock: systemClock });
    const fill = fillMinutes(test.database, NEVER);
    for (let number = 0; number < 60; number += 1) {
      const at = noon + number * 211_000;
      journal.append(cradle, { at, temperature: 37.3, crying: 'Crying', direction: null, alertUid: null });
      await journal.flush();
    }
    await fill;
    await expectCounted(noon - DAY, noon + DAY);
    await journal.stop(5_000);
  });

  it('of no cradle are waited for', async () => {
    await mark(null);
    expect(await fillMinutes(test.database, NEVER)).toBe(1);
    expect(await readMark()).toBe(0);
  });
});

describe('a range that begins and ends within minutes', () => {
  it.each([
    [noon + 1, noon + 10 * MINUTE - 1, 60],
    [noon + 30_500, noon + 45 * MINUTE + 500, 300],
    [noon + 100, noon + 200, 60],
    [noon, noon + 10 * MINUTE, 900],
  ])('from %d to %d holds exactly its rows', async (from, to, resolutionS) => {
    await addEarlierRows(Array.from({ length: 300 }, (_, number) => earlierRow(number)));
    await addEarlierRows([from - 1, from, to, to + 1].map((at) => [at, 40, 'Crying', null]));
    const scanned = await buckets(from, to, resolutionS);
    await fillMinutes(test.database, NEVER);
    expect(await buckets(from, to, resolutionS)).toEqual(scanned);
    expect(scanned.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThanOrEqual(2);
  });
});

describe('what was counted', () => {
  it('leaves out rows that the database refused, and counts the others of their batch', async () => {
    const gone = await addCradle(test.connection, 'gone', null);
    await test.connection.query('DELETE FROM agents WHERE id = ?', [gone]);
    const journal = createTestJournal({ database: test.database, clock: systemClock });
    for (const agentId of [cradle, gone, cradle])
      journal.append(agentId, {
        ...{ at: noon, temperature: 36.8, crying: null, direction: null, alertUid: null },
      });
    await journal.flush();
    expect(await buckets(noon, noon + MINUTE)).toEqual([
      {
        ...{ from: noon, rows: 2, temperature: { min: 36.8, avg: 36.8, max: 36.8 } },
        ...{ crying: null, direction: null },
      },
    ]);
    expect(await countMinutes(gone)).toBe(0);
    await journal.stop(5_000);
  });

  it('goes with the rows that are swept, to the millisecond', async () => {
    await test.connection.query('UPDATE agents SET swept_from = ? WHERE id = ?', [new Date(noon), cradle]);
    await addEarlierRows(Array.from({ length: 600 }, (_, number) => earlierRow(number - 100)));
    await fillMinutes(test.database, NEVER);
    const before = noon + 61 * MINUTE + 12_345;
    await sweepOld(test.database, { before, now: noon + DAY });
    await expectCounted(noon - DAY, noon + DAY);
    expect(await buckets(noon, before - 1)).toEqual([]);
    expect((await buckets(noon - DAY, noon - 1)).length).toBeGreaterThan(0);
  });

  it('goes with the cradle that is deleted', async () => {
    await addEarlierRows([[noon, 36.5, null, null]]);
    await fillMinutes(test.database, NEVER);
    expect(await countMinutes()).toBe(1);
    await releaseCradle(test.database, { id: cradle, ownerId: mother, now: noon });
    await eraseReleased(test.database);
    expect(await countMinutes()).toBe(0);
  });
});
