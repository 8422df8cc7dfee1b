import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { createRecordedClips, type RecordedClips } from '@/lib/runtime/clips';
import { addCradle, addUser, startTestDatabase, type TestDatabase } from '@/lib/store/test-database';
import { createFrameLoop } from '../scripts/simulator/frame-loop';
import { cpuOf, endedChildrenCpu, ownCpu, printTable, type Row } from './figures';

const FRAMES = 600;
const PERIOD_MS = 100;
const MINUTES = 3;
/** Those that are asked for alone, those that are asked for beside others, and the others. */
const RECORDED_MINUTES = 3 * MINUTES;
const MINUTE_MS = FRAMES * PERIOD_MS;
const BEGUN = Date.UTC(2025, 9, 3, 12);

/** `background`: while another minute, that nobody waits for, is in the middle of being encoded. */
const ROUNDS = [
  { asked: 'first time', first: 0, background: false },
  { asked: 'again', first: 0, background: false },
  { asked: 'first time, while another is encoded', first: MINUTES, background: true },
];
/** Enough for the encoder to be at work, ms. */
const UNDER_WAY_MS = 500;

/** Recorded minutes from a real database to a file that can be sent. */
export async function benchVideo(): Promise<void> {
  const test = await startTestDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cradle-bench-'));
  const logger = createLogger('silent');
  const clips = createRecordedClips({ dataDir, clock: systemClock, logger, database: () => test.database });
  try {
    const agentId = await record(test);
    await clips.start();
    const rows: Row[] = [];
    for (const { asked, first, background } of ROUNDS) {
      for (let minute = first; minute < first + MINUTES; minute += 1) {
        const prepared = background ? await beginInBackground(clips, agentId, minute + MINUTES) : null;
        const figures = await measure({ test, clips }, agentId, BEGUN + minute * MINUTE_MS);
        rows.push({ asked, minute: String(minute + 1), ...figures });
        await prepared?.outcome;
      }
    }
    printTable(`Videos of ${FRAMES} frames of 640x480`, rows);
  } finally {
    clips.stop();
    await test.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Night pictures as a camera makes them, 40 to 60 KB, ten a second. @returns id of the cradle. */
async function record({ connection }: TestDatabase): Promise<number> {
  const agentId = await addCradle(connection, 'cradle-bench', await addUser(connection, 'parent'));
  const loop = createFrameLoop({ scene: 'calm', count: 100, fps: 1_000 / PERIOD_MS });
  await loop.start();
  const moment = { scene: 'calm' as const, elapsedMs: 0, wallClock: new Date(), sway: 0 };
  const sql = 'INSERT INTO video_frames (agent_id, timestamp, frame) VALUES (?, ?, ?)';
  for (let index = 0; index < RECORDED_MINUTES * FRAMES; index += 1)
    await connection.execute(sql, [agentId, new Date(BEGUN + index * PERIOD_MS), await loop.frame(moment)]);
  return agentId;
}

/** @returns once it is under way; its `outcome` is there when it is done. */
async function beginInBackground(clips: RecordedClips, agentId: number, minute: number) {
  const from = BEGUN + minute * MINUTE_MS;
  const interval = { agentId, from, to: from + MINUTE_MS };
  const outcome = clips.prepare(interval, new AbortController().signal);
  await sleep(UNDER_WAY_MS);
  return { outcome };
}

async function measure(
  { test, clips }: { test: TestDatabase; clips: RecordedClips },
  agentId: number,
  from: number,
): Promise<Row> {
  const before = [ownCpu(), await endedChildrenCpu(), await cpuOf(test.server.pid)] as const;
  const begun = performance.now();
  const interval = { agentId, from, to: from + MINUTE_MS };
  const file = await clips.open(interval, new AbortController().signal);
  if (file === null) throw new Error('There is no video.');
  const bytes = await readFirstByte(file);
  const wall = performance.now() - begun;
  return {
    'first byte ms': wall,
    'ffmpeg CPU ms': (await endedChildrenCpu()) - before[1],
    'node CPU ms': ownCpu() - before[0],
    'database CPU ms': (await cpuOf(test.server.pid)) - before[2],
    'size MB': bytes / 1_000_000,
  };
}

/** @returns the size of the file. */
async function readFirstByte(file: FileHandle): Promise<number> {
  await file.read(Buffer.alloc(1), 0, 1, 0);
  const { size } = await file.stat();
  await file.close();
  return size;
}
