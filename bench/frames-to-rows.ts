import { randomBytes } from 'node:crypto';
import { systemClock } from '@/lib/platform/clock';
import type { Database } from '@/lib/store/database';
import { videoFrames } from '@/lib/store/schema';
import { createTestJournal } from '@/lib/store/test-journal';
import type { DatabaseTcpServer } from '../e2e/servers/mariadb-tcp';
import { printTable } from './figures';
import { measureRows } from './measure-rows';

/** As large as pictures of cradles are. */
const FRAME_BYTES = 50_000;
const JOURNAL_FRAMES = 3_000;
const SINGLE_FRAMES = 600;

/** Frames of recordings on their way to a real database: through the journal, and one INSERT each. */
export async function benchFrames(
  server: DatabaseTcpServer,
  database: Database,
  agentId: number,
): Promise<void> {
  const picture = randomBytes(FRAME_BYTES);
  const journal = (count: number) => storeByJournal(database, { agentId, picture, count });
  const single = (count: number) => insertOneByOne(database, { agentId, picture, count });
  await journal(100);
  await single(20);
  printTable(`Rows of video_frames, ${FRAME_BYTES / 1_000} KB each`, [
    await measureRows(server, { way: 'journal', rows: JOURNAL_FRAMES, run: journal }),
    await measureRows(server, { way: 'one INSERT each (drizzle)', rows: SINGLE_FRAMES, run: single }),
  ]);
}

interface Frames {
  agentId: number;
  picture: Buffer;
  count: number;
}

/** As many at once as twenty recordings make in a second: more would go to the spool. */
const TOGETHER = 200;

async function storeByJournal(database: Database, { agentId, picture, count }: Frames): Promise<void> {
  const journal = createTestJournal({ database, clock: systemClock });
  for (let sent = 0; sent < count; sent += TOGETHER) {
    for (let index = 0; index < Math.min(TOGETHER, count - sent); index += 1)
      journal.frame({ agentId, at: Date.now(), alertUid: null, read: () => picture });
    await journal.flushFrames();
  }
  const { storedFrames } = await journal.stop(1_000);
  if (storedFrames !== count) throw new Error(`${count - storedFrames} frames were not stored.`);
}

async function insertOneByOne({ orm }: Database, { agentId, picture, count }: Frames): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await orm.insert(videoFrames).values({ agentId, timestamp: new Date(), frame: picture });
}
