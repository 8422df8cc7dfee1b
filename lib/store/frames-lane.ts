import { createAlertWait } from './alert-wait';
import { type BatchLane, createBatchLane } from './batch-lane';
import { type FrameBatch, type FrameRow, storeFrames } from './frame-batch';
import type { JournalCounts, JournalDeps } from './journal-deps';

/** A frame that is to be stored. Times in wall ms. */
export interface PendingFrame {
  agentId: number;
  at: number;
  /** Name of the alert whose recording it belongs to. */
  alertUid: string | null;
  /** The picture, decoded when its batch is made; null when it is none. */
  read(): Buffer | null;
}

/** Frames in one transaction: about 1 MB. */
const BATCH_FRAMES = 20;
/** Pictures in memory while the database answers, before they go to the spool, in bytes. */
const MEMORY_BYTES = 16 * 1024 * 1024;
/** When the spool cannot be written either. */
const MOST_MEMORY_BYTES = 64 * 1024 * 1024;

export interface FramesLane {
  add(frame: PendingFrame): void;
  lane: BatchLane;
  counts(): Pick<JournalCounts, 'waitingFrames' | 'storedFrames' | 'refusedFrames' | 'droppedFrames'> & {
    unsafeFrames: number;
  };
}

export function createFramesLane(deps: JournalDeps & { writer: string }): FramesLane {
  const { database, clock, logger, spool, alertIds, writer } = deps;
  const alerts = createAlertWait(deps);
  const queue = spool.createQueue<FrameBatch>({
    kind: 'frames',
    itemsOf: ({ frames }) => frames.length,
    bytesOf: ({ frames }) => frames.reduce((bytes, { jpeg }) => bytes + jpeg.length, 0),
    memoryBytes: MEMORY_BYTES,
    mostMemoryBytes: MOST_MEMORY_BYTES,
  });
  let pending: PendingFrame[] = [];
  let lastNumber = 0;
  let abandoned = false;
  const counts = { storedFrames: 0, refusedFrames: 0 };

  function read(frame: PendingFrame): FrameRow[] {
    const { agentId, at, alertUid } = frame;
    const jpeg = frame.read();
    if (jpeg !== null) return [{ agentId, at, alertUid, jpeg }];
    counts.refusedFrames += 1;
    return [];
  }

  function gather(): FrameBatch[] {
    const gathered = pending;
    pending = [];
    const batches: FrameBatch[] = [];
    for (let start = 0; start < gathered.length; start += BATCH_FRAMES) {
      const frames = gathered.slice(start, start + BATCH_FRAMES).flatMap(read);
      if (frames.length === 0) continue;
      lastNumber += 1;
      batches.push({ writer, number: lastNumber, frames });
    }
    return batches;
  }

  async function store(batch: FrameBatch): Promise<void> {
    const uids = batch.frames.map(({ alertUid }) => alertUid);
    await alerts.wait(uids, Number.POSITIVE_INFINITY);
    const idOf = await alertIds.find(uids);
    const refused = await storeFrames(database, { batch, idOf, now: clock.now() });
    counts.storedFrames += batch.frames.length - (refused ?? 0);
    counts.refusedFrames += refused ?? 0;
  }

  const lane = createBatchLane({
    sentences: {
      failing: 'Frames cannot be stored, they wait in the spool',
      recovered: 'Frames are being stored again',
    },
    clock,
    logger,
    queue,
    gather,
    store,
  });

  return {
    lane: {
      ...lane,
      abandon() {
        abandoned = true;
        alerts.end();
        lane.abandon();
      },
      async stop(limitMs) {
        // A batch whose alert is not there yet would hold up the stop.
        setTimeout(alerts.end, limitMs).unref();
        await lane.stop(limitMs);
      },
    },
    add(frame) {
      if (abandoned) return;
      pending.push(frame);
      if (pending.length >= BATCH_FRAMES) lane.collect();
    },
    counts() {
      const { waiting, inMemory, dropped } = queue.counts();
      return {
        ...counts,
        waitingFrames: pending.length + waiting,
        droppedFrames: dropped,
        unsafeFrames: pending.length + inMemory,
      };
    },
  };
}
