import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARGIN_MS, reportNight } from '@/lib/insight/night-report';
import { readNightFacts, readShown } from './night';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const night = { from: Date.UTC(2025, 9, 3, 11), to: Date.UTC(2025, 9, 3, 22) };
const UP = '정면 유지 중';

let test: TestDatabase;
let ownerId: number;
let count = 0;
beforeAll(async () => {
  test = await startTestDatabase();
  ownerId = await addUser(test.connection, 'parent');
}, START_LIMIT_MS);
afterAll(() => test?.stop());

type Row = [
  at: number | null,
  temperature?: number | null,
  crying?: string | null,
  direction?: string | null,
];

/** A new cradle with these rows; times in ms from the begin of the night. */
async function bringCradle(rows: Row[]): Promise<number> {
  count += 1;
  const agentId = await addCradle(test.connection, `cradle-${count}`, ownerId);
  const values = rows.map(([at, temperature = null, crying = null, direction = null]) => [
    ...[agentId, at === null ? null : new Date(night.from + at), temperature, crying, direction],
  ]);
  const sql = 'INSERT INTO sensor_data (agent_id, timestamp, temperature, crying, direction) VALUES ?';
  for (let first = 0; first < values.length; first += 5_000) {
    await test.connection.query(sql, [values.slice(first, first + 5_000)]);
  }
  return agentId;
}

const read = (agentId: number) =>
  readNightFacts(test.database, { agentId, ownerId, night, maxTemperature: 37.7 });
const relative = (stretches: { value: unknown; from: number; last: number }[]) =>
  stretches.map(({ value, from, last }) => [value, from - night.from, last - night.from]);

describe('the stretches of a night', () => {
  it('go from the first to the last row that says the same without a long pause', async () => {
    const rows = [0, 1, 2, 17.001, 18, 40].map((s): Row => [s * SECOND, null, 'Not Crying']);
    const agentId = await bringCradle([
      ...rows,
      [19 * SECOND, null, 'Crying'],
      [20 * SECOND, null, 'Crying'],
    ]);
    expect(relative((await read(agentId)).crying)).toEqual([
      ['Not Crying', 0, 2_000],
      ['Not Crying', 17_001, 18_000],
      ['Crying', 19_000, 20_000],
      ['Not Crying', 40_000, 40_000],
    ]);
  });

  it('are each signal’s own: what a row lacks is no word of it', async () => {
    const agentId = await bringCradle([
      [0, 36.5, null, UP],
      [1_000, null, 'Not Crying', null],
      [2_000, 36.6, null, UP],
      [3_000, null, '', ''],
      [4_000, null, null, '좌측으로 움직임'],
    ]);
    const { temperature, crying, direction } = await read(agentId);
    expect(relative(temperature)).toEqual([[false, 0, 2_000]]);
    expect(relative(crying)).toEqual([['Not Crying', 1_000, 1_000]]);
    expect(relative(direction)).toEqual([
      [UP, 0, 2_000],
      ['좌측으로 움직임', 4_000, 4_000],
    ]);
  });

  it('read the words of earlier installations as today’s', async () => {
    const agentId = await bringCradle([
      [0, null, 'Silent', '인식 오류'],
      [1_000, null, 'Silent', '확인 중...'],
      [2_000, null, 'Silent', UP],
    ]);
    const { crying, direction } = await read(agentId);
    expect(relative(crying)).toEqual([['Not Crying', 0, 2_000]]);
    expect(relative(direction)).toEqual([
      ['인식 안됨', 0, 0],
      [UP, 2_000, 2_000],
    ]);
  });

  it('of rows of one moment are in the order of their arrival, and rows without a time belong nowhere', async () => {
    const agentId = await bringCradle([
      [0, null, 'Not Crying'],
      [0, null, 'Crying'],
      [null, null, 'Crying'],
      [0, null, 'Not Crying'],
    ]);
    expect((await read(agentId)).crying.map(({ value }) => value)).toEqual([
      'Not Crying',
      'Crying',
      'Not Crying',
    ]);
  });

  it('reach as far beyond the night as a silence must be seen, and are one cradle’s alone', async () => {
    const length = night.to - night.from;
    const edges = [-MARGIN_MS - 1, -MARGIN_MS, length + MARGIN_MS, length + MARGIN_MS + 1];
    const agentId = await bringCradle(edges.map((at): Row => [at, 36]));
    await bringCradle([[0, 36]]);
    expect(relative((await read(agentId)).temperature).map(([, from]) => from)).toEqual(edges.slice(1, 3));
  });

  it('of nothing are none', async () => {
    const facts = await read(await bringCradle([]));
    expect(facts).toEqual({ temperature: [], crying: [], direction: [], measured: null, outages: [] });
  });

  it('of a night of one row a second are few', async () => {
    const cries = (second: number) => second % 3_600 < 60;
    const rows = Array.from(
      { length: 11 * 3_600 },
      (_, second): Row => [second * SECOND, 36.5, cries(second) ? 'Crying' : 'Not Crying', UP],
    ).filter((_, second) => second < 20_000 || second >= 20_120);
    const facts = await read(await bringCradle(rows));
    expect([facts.temperature, facts.crying, facts.direction].map(({ length }) => length)).toEqual([
      2, 23, 2,
    ]);
    const report = reportNight(facts, night, night.to + MINUTE);
    expect(report.cries).toHaveLength(11);
    expect(report.gaps.map(({ from, to }) => [(from - night.from) / SECOND, (to - from) / SECOND])).toEqual([
      [19_999, 121],
      [39_599, 1],
    ]);
  });
});

describe('the temperature of a night', () => {
  it('has its extremes with their first times, and a mean in which each minute weighs alike', async () => {
    const agentId = await bringCradle([
      [-1, 20],
      [0, 36],
      [30 * SECOND, 36],
      [59 * SECOND, 36],
      [2 * MINUTE, 37.8],
      [3 * MINUTE, 37.8],
      [night.to - night.from, 39],
    ]);
    expect((await read(agentId)).measured).toEqual({
      min: { value: 36, at: night.from },
      mean: 37.2,
      max: { value: 37.8, at: night.from + 2 * MINUTE },
    });
  });

  it('is above the limit only where it is more than that, though a FLOAT holds no tenths', async () => {
    const agentId = await bringCradle(
      [37.6, 37.7, 37.8, 37.7].map((value, index): Row => [index * SECOND, value]),
    );
    expect(relative((await read(agentId)).temperature)).toEqual([
      [false, 0, 1_000],
      [true, 2_000, 2_000],
      [false, 3_000, 3_000],
    ]);
  });
});

describe('outages', () => {
  async function addOutage(details: object | null, clearedAt: number | null, createdAt = night.from) {
    const agentId = await bringCradle([]);
    const sql = `INSERT INTO alert_logs (user_id, agent_id, alert_type, alert_message, created_at, cleared_at, details)
      VALUES (?, ?, 'watch_interrupted', '', ?, ?, ?)`;
    const cleared = clearedAt === null ? null : new Date(clearedAt);
    const json = details === null ? null : JSON.stringify(details);
    await test.connection.query(sql, [ownerId, agentId, new Date(createdAt), cleared, json]);
  }

  it('are those of all cradles of the caregiver that reach into the night, told before, in or after it', async () => {
    const [before, within, after] = [night.from - 10 * MINUTE, night.from + MINUTE, night.to + MINUTE];
    await addOutage({ cause: 'broker', from: before }, within, before + MINUTE);
    await addOutage({ cause: 'process', from: within, to: after }, after, after);
    await addOutage({ cause: 'database', from: within }, null, within);
    await addOutage({ cause: 'process', from: night.to, to: after }, after, after);
    await addOutage(null, null);
    expect((await read(await bringCradle([]))).outages).toEqual([
      { from: before, to: within, cause: 'broker' },
      { from: within, to: null, cause: 'database' },
      { from: within, to: after, cause: 'process' },
    ]);
    const stranger = await addUser(test.connection, 'stranger');
    const agentId = await addCradle(test.connection, 'cradle-of-stranger', stranger);
    const facts = await readNightFacts(test.database, {
      agentId,
      ownerId: stranger,
      night,
      maxTemperature: 38,
    });
    expect(facts.outages).toEqual([]);
  });
});

describe('what phones showed', () => {
  it('is the first time of each alert', async () => {
    const at = new Date(night.from);
    const uid = (name: string) => name.padEnd(26, '0');
    const shown = (name: string, alert: string, shownAt: Date | null) =>
      test.connection.query(
        `INSERT INTO notifications (uid, user_id, alert_uid, kind, channel, state, attempts, created_at, shown_at)
          VALUES (?)`,
        [[uid(name), ownerId, uid(alert), 'raised', 'push', 'shown', 1, at, shownAt]],
      );
    await shown('N1', 'A', new Date(night.from + 2_000));
    await shown('N2', 'A', new Date(night.from + 1_000));
    await shown('N3', 'B', null);
    expect(await readShown(test.database, [uid('A'), uid('B')])).toEqual(
      new Map([[uid('A'), night.from + 1_000]]),
    );
    expect(await readShown(test.database, [])).toEqual(new Map());
  });
});
