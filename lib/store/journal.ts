import { AppError } from '@/lib/platform/errors';
import type { CradleMemory } from './alert-changes';
import { createFramesLane, type PendingFrame } from './frames-lane';
import type { JournalRow } from './journal-batch';
import type { JournalCounts, JournalDeps } from './journal-deps';
import { createReadingsLane } from './readings-lane';
import { forgetOldWriters } from './write-position';

/** The write-behind buffer: readings, live states and recorded frames on their way to the database, in batches. */
export interface Journal {
  append(agentId: number, row: Omit<JournalRow, 'agentId'>): void;
  saveState(agentId: number, memory: CradleMemory): void;
  /** A frame of a recording. Frames go by a lane of their own: readings never wait for them. */
  frame(frame: PendingFrame): void;
  /** Readings that an earlier run left in the spool are in, states with them, once it resolves. */
  start(): Promise<void>;
  /**
   * Stores the readings that wait. Resolves once all of them are in, or wait on because the database takes them in no
   * more for a reason of its own, which is logged, or because very many wait since it was away: what is in already can
   * be read. @throws AppError `database_unavailable`.
   */
  flush(): Promise<void>;
  /** The same for frames. */
  flushFrames(): Promise<void>;
  /** Stores what waits, within the limit; the rest is in the spool for the next run. */
  stop(limitMs: number): Promise<JournalCounts>;
  /** Forgets runs that are long over, once nothing of them waits any more. */
  tidy(): Promise<void>;
  /** Another server has the database now, and stores what comes: nothing of ours may follow. */
  abandon(): void;
  counts(): JournalCounts;
  /** Whether the last batch of readings was not taken in. */
  isFailing(): boolean;
}

/** For whoever waits for a page, in ms: after an outage there may be hours of rows to store. */
const FLUSH_LIMIT_MS = 3_000;
const RETRY_AFTER_S = 5;

export function createJournal(deps: JournalDeps): Journal {
  const writers = { readings: deps.newWriter(), frames: deps.newWriter() };
  const readings = createReadingsLane({ ...deps, writer: writers.readings });
  const frames = createFramesLane({ ...deps, writer: writers.frames });

  function counts(): JournalCounts {
    const { unsafeRows, ...rows } = readings.counts();
    const { unsafeFrames, ...pictures } = frames.counts();
    return { ...rows, ...pictures, unsafe: unsafeRows + unsafeFrames };
  }

  return {
    append: readings.append,
    isFailing: () => readings.lane.isFailing(),
    saveState: readings.saveState,
    frame: frames.add,
    async start() {
      readings.lane.start();
      frames.lane.start();
      await readings.lane.flush();
    },
    async flush() {
      const storedBefore = counts().storedRows;
      if (await isDoneWithin(FLUSH_LIMIT_MS, readings.lane.flush())) return;
      if (counts().storedRows === storedBefore)
        throw new AppError('database_unavailable', { details: { retryAfterS: RETRY_AFTER_S } });
    },
    flushFrames: () => frames.lane.flush(),
    async stop(limitMs) {
      await Promise.all([readings.lane.stop(limitMs), frames.lane.stop(limitMs)]);
      return counts();
    },
    async tidy() {
      const { database, clock, spool } = deps;
      if (spool.bytes() > 0) return;
      await forgetOldWriters(database, { current: Object.values(writers), now: clock.now() });
    },
    abandon() {
      const { waitingRows, waitingFrames } = counts();
      if (waitingRows + waitingFrames > 0) {
        const lost = { rows: waitingRows, frames: waitingFrames };
        deps.logger.error('Readings are not stored: the database is another server’s', lost);
      }
      readings.lane.abandon();
      frames.lane.abandon();
    },
    counts,
  };
}

async function isDoneWithin(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  // Whoever left earlier is told nothing of a failure any more; the lane has logged it.
  work.catch(() => {});
  return Promise.race([work.then(() => true), limit]).finally(() => clearTimeout(timer));
}
