import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { RowDataPacket } from 'mysql2/promise';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { createAlertIds } from './alert-ids';
import { createAlertLane } from './alert-lane';
import { createJournal } from './journal';
import { listReadingBuckets } from './reading-buckets';
import { createSpool } from './spool/spool';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';
import { createMortalParts } from './test-faults';
import { makeDataDir } from './test-journal';

const noon = Date.UTC(2025, 9, 3, 12);
const DAY_MS = 86_400_000;
/** For a flush that a dead process never ends, in ms. */
const PATIENCE_MS = 300;
const HISTORIES = 40;
const LIMIT_MS = 300_000;
/** More than any history takes. */
const IMMORTAL = 1_000_000;

const ACTIONS = ['rows', 'frames', 'alert', 'flush', 'away', 'back', 'lost answer'] as const;
type Action = (typeof ACTIONS)[number];
/** What fills the spool and empties it: by chance alone it would seldom come together. */
const OUTAGE: Action[] = ['away', 'rows', 'frames', 'flush', 'back', 'flush'];

let test: TestDatabase;
let mother: number;
let cradle: number;
beforeAll(async () => {
  test = await startTestDatabase();
  mother = await addUser(test.connection, 'mother');
  cradle = await addCradle(test.connection, 'abc', mother);
}, START_LIMIT_MS);
afterAll(() => test?.stop());

/** What came, by its number, and of that what may not be lost any more. */
interface Ledger {
  next: number;
  alertUid: string | null;
  /** Since the last moment at which nothing waited in memory alone. */
  unsure: { rows: number[]; frames: number[] };
  safe: { rows: number[]; frames: number[] };
  alerts: string[];
}

/** One run of the server on a folder, up to its end at some step. */
function startRun(dataDir: string, steps: number) {
  const { files, database, crash } = createMortalParts(test.database, steps);
  const logger = createLogger('silent');
  const clock = systemClock;
  const spool = createSpool({ dataDir, clock, logger, files });
  const shared = { database, clock, logger, spool };
  const alertIds = createAlertIds({ database });
  const alerts = createAlertLane({ ...shared, onStored: alertIds.note });
  const { isWaiting } = alerts;
  const journal = createJournal({ ...shared, alertIds, isWaiting, newWriter: ulid });
  const patiently = (work: Promise<unknown>) => Promise.race([work.catch(() => {}), sleep(PATIENCE_MS)]);
  return {
    alerts,
    journal,
    crash,
    async start() {
      await patiently(alerts.start());
      await patiently(journal.start());
    },
    flush: () => patiently(Promise.all([journal.flush(), journal.flushFrames()])),
    /** It is gone, and with it all that was in memory. */
    async end() {
      crash.stepsLeft = 0;
      await Promise.all([alerts.stop(0), journal.stop(0)]);
      // What it had asked of the database before it ended may still happen there.
      await sleep(20);
    },
  };
}

type Run = ReturnType<typeof startRun>;

async function act(run: Run, ledger: Ledger, action: Action): Promise<void> {
  if (run.crash.hasHappened()) return;
  switch (action) {
    case 'rows':
      return addRows(run, ledger);
    case 'frames':
      return addFrames(run, ledger);
    case 'alert':
      return raise(run, ledger);
    case 'away':
      run.crash.away = true;
      return;
    case 'back':
      run.crash.away = false;
      return;
    case 'lost answer':
      run.crash.losesAnswer = true;
      return;
    case 'flush':
      return flush(run, ledger);
  }
}

function addRows({ journal }: Run, ledger: Ledger): void {
  for (let count = 0; count < 3; count += 1) {
    const number = ++ledger.next;
    ledger.unsure.rows.push(number);
    journal.append(cradle, { at: noon + number * 7_000, ...saidBy(number), alertUid: ledger.alertUid });
  }
}

/** Not every row says everything. */
function saidBy(number: number) {
  return {
    temperature: number,
    crying: [null, 'Crying', 'Not Crying'][number % 3] ?? null,
    direction: number % 2 === 0 ? null : (DIRECTIONS[number % DIRECTIONS.length] ?? null),
  };
}

/** More than one batch, so that one is made at once. */
function addFrames({ journal }: Run, ledger: Ledger): void {
  for (let count = 0; count < 23; count += 1) {
    const number = ++ledger.next;
    ledger.unsure.frames.push(number);
    const read = () => Buffer.from(`picture ${number}`);
    journal.frame({ agentId: cradle, at: noon + number, alertUid: ledger.alertUid, read });
  }
}

function raise({ alerts, crash }: Run, ledger: Ledger): void {
  const uid = ulid();
  const alert = {
    ...{ uid, episode: uid, type: 'crying' as const, details: { seconds: 30 }, temperature: null },
    ...{ faceDetected: null, at: noon + ledger.next, agentId: cradle, userId: mother, message: '😢' },
  };
  alerts.record({ kind: 'raised', alert, memory: { live: UNKNOWN_STATE, rules: null } });
  // Nobody acts on it when the process ended while it was written.
  if (crash.hasHappened()) return;
  ledger.alertUid = uid;
  ledger.alerts.push(uid);
}

async function flush({ journal, crash, flush: flushAll }: Run, { unsure, safe }: Ledger): Promise<void> {
  await flushAll();
  if (crash.hasHappened() || journal.counts().unsafe > 0) return;
  safe.rows.push(...unsure.rows.splice(0));
  safe.frames.push(...unsure.frames.splice(0));
}

async function select(sql: string): Promise<RowDataPacket[]> {
  const [rows] = await test.connection.query<RowDataPacket[]>(sql);
  return rows;
}

async function expectOnce(ledger: Ledger): Promise<void> {
  const rows = await select('SELECT temperature AS number, alert_log_id FROM sensor_data ORDER BY id');
  const frames = await select('SELECT frame, alert_log_id FROM video_frames ORDER BY id');
  const alerts = await select('SELECT id, uid FROM alert_logs ORDER BY id');
  const rowNumbers = rows.map(({ number }) => Number(number));
  const frameNumbers = frames.map(({ frame }) => Number(/\d+/.exec(String(frame))?.[0]));
  for (const numbers of [rowNumbers, frameNumbers]) {
    expect(numbers, 'in order, each once').toEqual([...new Set(numbers)].sort((one, other) => one - other));
  }
  expect(rowNumbers).toEqual(expect.arrayContaining(ledger.safe.rows));
  expect(frameNumbers).toEqual(expect.arrayContaining(ledger.safe.frames));
  const uids = alerts.map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  expect(uids).toEqual(expect.arrayContaining(ledger.alerts));
  const known = new Set(alerts.map(({ id }) => id));
  for (const { alert_log_id: id } of frames) expect(id === null || known.has(id)).toBe(true);
}

/** What was counted by minutes is what a look at all rows finds, in whatever order and however often they came. */
async function expectCounted(): Promise<void> {
  const range = { agentId: cradle, from: noon, to: noon + DAY_MS };
  const list = () =>
    Promise.all([60, 300].map((resolutionS) => listReadingBuckets(test.database, { ...range, resolutionS })));
  const counted = await list();
  await test.connection.query('UPDATE agents SET minutes_from = NULL WHERE id = ?', [cradle]);
  expect(counted).toEqual(await list());
  await test.connection.query('UPDATE agents SET minutes_from = 0 WHERE id = ?', [cradle]);
}

async function clean(): Promise<void> {
  for (const table of ['video_frames', 'sensor_data', 'reading_minutes', 'alert_logs', 'write_position'])
    await test.connection.query(`DELETE FROM ${table}`);
}

it(
  'stores what came once, and loses nothing that was safe, at whatever step the server ends, again and again',
  async () => {
    const single = fc.constantFrom(...ACTIONS).map((action) => [action]);
    const pieces = fc.oneof({ weight: 3, arbitrary: single }, { weight: 1, arbitrary: fc.constant(OUTAGE) });
    const history = fc.array(pieces, { minLength: 1, maxLength: 10 }).map((parts) => parts.flat());
    const run = fc.record({ steps: fc.integer({ min: 1, max: 30 }), history });
    const runs = fc.array(run, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(runs, async (lives) => {
        await clean();
        const dataDir = makeDataDir();
        const empty = () => ({ rows: [], frames: [] });
        const ledger: Ledger = { next: 0, alertUid: null, unsure: empty(), safe: empty(), alerts: [] };
        for (const { steps, history: actions } of lives) {
          const life = startRun(dataDir, steps);
          await life.start();
          for (const action of actions) await act(life, ledger, action);
          await life.end();
          // What was in memory alone is gone, or is in by chance.
          ledger.unsure = empty();
        }
        const last = startRun(dataDir, IMMORTAL);
        await last.start();
        await last.journal.flush();
        await last.journal.flushFrames();
        expect(last.alerts.counts().waitingChanges).toBe(0);
        expect(last.journal.counts()).toMatchObject({
          waitingRows: 0,
          waitingFrames: 0,
          droppedRows: 0,
          droppedFrames: 0,
        });
        await last.end();
        await expectOnce(ledger);
        await expectCounted();
      }),
      { numRuns: HISTORIES },
    );
  },
  LIMIT_MS,
);
