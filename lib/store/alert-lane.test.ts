import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_RULES } from '@/lib/alerts/rules-state';
import { UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import type { AlertChange, CradleMemory, NewAlert } from './alert-changes';
import { createAlertLane } from './alert-lane';
import type { Database } from './database';
import { createSpool } from './spool/spool';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';
import { createFaultyDatabase } from './test-faults';
import { makeDataDir } from './test-journal';

const noon = Date.UTC(2025, 9, 3, 12);

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
  await test.connection.query('DELETE FROM alert_logs');
  await test.connection.query('DELETE FROM cradle_state');
});

/** One run of the server's lane. Leaving it as it is, without a stop, is a crash. */
function setUp({
  database = test.database,
  dataDir = makeDataDir(),
}: {
  database?: Database;
  dataDir?: string;
} = {}) {
  const logger = createLogger('silent');
  const clock = systemClock;
  const stored: { uid: string; id: number }[] = [];
  const spool = createSpool({ dataDir, clock, logger });
  const onStored = (alert: { uid: string; id: number }) => void stored.push(alert);
  return { dataDir, spool, stored, lane: createAlertLane({ database, clock, logger, spool, onStored }) };
}

const uidOf = (number: number) => String(number).padStart(26, '0');

function memory(version: number, temperature: number): CradleMemory {
  const live = { ...UNKNOWN_STATE, temperature: { value: temperature, at: noon } };
  return { live, rules: { ...EMPTY_RULES, version } };
}

function raised(number: number, overrides: Partial<NewAlert> = {}): AlertChange & { kind: 'raised' } {
  const alert: NewAlert = {
    uid: uidOf(number),
    episode: uidOf(1),
    type: 'high_temperature',
    details: { value: 38.6, limit: 38 },
    temperature: 38.6,
    faceDetected: true,
    at: noon + number,
    agentId: cradle,
    userId: mother,
    message: '⚠️ 아기의 체온이 38.6°C로 높습니다!',
    ...overrides,
  };
  return { kind: 'raised', alert, memory: memory(number, 38.6) };
}

const resolved = (number: number): AlertChange => ({
  kind: 'resolved',
  uid: uidOf(number),
  at: noon + 60_000,
});

async function rows(): Promise<RowDataPacket[]> {
  const sql = 'SELECT id, uid, alert_message, resolved, acknowledged_by FROM alert_logs ORDER BY id';
  const [found] = await test.connection.query<RowDataPacket[]>(sql);
  return found;
}

async function storedMemory() {
  const sql = 'SELECT live, rules_version FROM cradle_state WHERE agent_id = ?';
  const [[row]] = await test.connection.query<RowDataPacket[]>(sql, [cradle]);
  const live = typeof row?.live === 'string' ? JSON.parse(row.live) : row?.live;
  return { temperature: live?.temperature?.value, version: Number(row?.rules_version) };
}

const uids = async () => (await rows()).map(({ uid }) => uid);

describe('a change of an alert', () => {
  it('is stored at once, with its memory, and its row’s id is told', async () => {
    const { lane, spool, stored } = setUp();
    lane.record(raised(1));
    expect(lane.isWaiting(uidOf(1))).toBe(true);
    await expect.poll(() => stored.length).toBe(1);
    const [row] = await rows();
    expect(row).toMatchObject({ uid: uidOf(1), alert_message: '⚠️ 아기의 체온이 38.6°C로 높습니다!' });
    expect(stored).toEqual([{ uid: uidOf(1), id: row?.id }]);
    expect(await storedMemory()).toEqual({ temperature: 38.6, version: 1 });
    expect(lane.isWaiting(uidOf(1))).toBe(false);
    expect([lane.counts().waitingChanges, spool.bytes()]).toEqual([0, 0]);
  });

  it('survives a crash while the database is away, and is in before the next run reads what it knew', async () => {
    const { database, state } = createFaultyDatabase(test.database);
    state.away = true;
    const { lane, dataDir } = setUp({ database });
    lane.record(raised(1));
    lane.record(raised(2));
    lane.record(resolved(1));
    lane.record({ kind: 'acknowledged', episode: uidOf(1), at: noon + 5, by: 'mother' });
    expect(lane.counts().waitingChanges).toBe(4);
    // No stop: that process is gone.
    const next = setUp({ dataDir });
    await next.lane.start();
    expect(await rows()).toMatchObject([
      { uid: uidOf(1), resolved: 1, acknowledged_by: 'mother' },
      { uid: uidOf(2), resolved: 0, acknowledged_by: 'mother' },
    ]);
    expect(await storedMemory()).toMatchObject({ version: 2 });
    expect([next.lane.counts().waitingChanges, next.spool.bytes()]).toEqual([0, 0]);
    state.away = false;
    await lane.stop(5_000);
    expect(await uids()).toEqual([uidOf(1), uidOf(2)]);
  });

  it('whose answer was lost is stored once, and takes no newer memory back', async () => {
    const { database, state } = createFaultyDatabase(test.database);
    state.losesAnswers = true;
    const { lane, dataDir } = setUp({ database });
    lane.record(raised(1));
    await expect.poll(uids).toEqual([uidOf(1)]);
    expect(lane.isWaiting(uidOf(1))).toBe(true);
    await test.connection.query(
      `UPDATE cradle_state SET rules_version = 7, live = JSON_SET(live, '$.temperature.value', 36.5)`,
    );
    const next = setUp({ dataDir });
    await next.lane.start();
    expect(await uids()).toEqual([uidOf(1)]);
    expect(await storedMemory()).toEqual({ temperature: 36.5, version: 7 });
    state.losesAnswers = false;
    await lane.stop(5_000);
  });

  it('of a cradle that is gone is dropped and counted, and the others go on', async () => {
    const gone = await addCradle(test.connection, 'gone', mother);
    await test.connection.query('DELETE FROM agents WHERE id = ?', [gone]);
    const { lane, stored } = setUp();
    lane.record(raised(1));
    lane.record(raised(2, { agentId: gone }));
    lane.record(raised(3));
    await expect.poll(() => stored.length).toBe(2);
    expect(await uids()).toEqual([uidOf(1), uidOf(3)]);
    await expect.poll(lane.counts).toEqual({ waitingChanges: 0, refusedChanges: 1, droppedChanges: 0 });
    expect(lane.isWaiting(uidOf(2))).toBe(false);
  });

  it('that the database does not take for a reason that may pass is kept, and holds up no other', async () => {
    await test.connection.query('RENAME TABLE notifications TO notifications_away');
    const { lane, stored } = setUp();
    try {
      lane.record({
        kind: 'notification',
        row: {
          ...{ uid: uidOf(9), userId: mother, agentId: cradle, alertUid: uidOf(1), kind: 'alert' },
          ...{ channel: 'push', deviceId: null, state: 'queued', reason: null, attempts: 0, createdAt: noon },
          ...{ nextTryAt: null, sentAt: null, shownAt: null, openedAt: null },
        },
      } as AlertChange);
      lane.record(raised(1));
      await expect.poll(() => stored.length).toBe(1);
      expect(lane.counts()).toMatchObject({ waitingChanges: 1, refusedChanges: 0 });
    } finally {
      await test.connection.query('RENAME TABLE notifications_away TO notifications');
    }
    await expect.poll(() => lane.counts().waitingChanges, { timeout: 10_000 }).toBe(0);
    const [[found]] = await test.connection.query<RowDataPacket[]>('SELECT COUNT(*) AS n FROM notifications');
    expect(Number(found?.n)).toBe(1);
  });

  it('waits in the spool after a stop without a database, and is not counted as lost', async () => {
    const { database, state } = createFaultyDatabase(test.database);
    state.away = true;
    const { lane, dataDir } = setUp({ database });
    for (let number = 1; number <= 45; number += 1) lane.record(raised(number));
    expect(await lane.stop(100)).toBe(0);
    const next = setUp({ dataDir });
    await next.lane.start();
    expect(await uids()).toEqual(Array.from({ length: 45 }, (_, index) => uidOf(index + 1)));
  });

  it('is not stored any more once another server has the database, not by the next run either', async () => {
    const { database, state } = createFaultyDatabase(test.database);
    state.away = true;
    const { lane, dataDir } = setUp({ database });
    lane.record(raised(1));
    lane.abandon();
    lane.record(raised(2));
    state.away = false;
    expect(await lane.stop(2_000)).toBe(0);
    await setUp({ dataDir }).lane.start();
    expect(await uids()).toEqual([]);
  });
});
