import type { CradleMemory } from './alert-changes';
import { createAlertWait } from './alert-wait';
import { type BatchLane, createBatchLane } from './batch-lane';
import { type JournalRow, type ReadingBatch, storeReadings } from './journal-batch';
import type { JournalCounts, JournalDeps } from './journal-deps';

/** Rows in one transaction. */
const BATCH_ROWS = 1_000;
/** About so much memory a row takes, in bytes. */
const ROW_BYTES = 120;
/** Rows in memory while the database answers, before they go to the spool: ten minutes of 100 cradles. */
const MEMORY_ROWS = 60_000;
/** When the spool cannot be written either: 100 cradles for an hour, about 40 MB. */
const MOST_MEMORY_ROWS = 360_000;
/** So long readings wait for the row of their alert, in ms; after that they go without its id, found by their time. */
const ALERT_LIMIT_MS = 2_000;

export interface ReadingsLane {
  append(agentId: number, row: Omit<JournalRow, 'agentId'>): void;
  saveState(agentId: number, memory: CradleMemory): void;
  lane: BatchLane;
  counts(): Pick<JournalCounts, 'waitingRows' | 'storedRows' | 'refusedRows' | 'droppedRows'> & {
    unsafeRows: number;
  };
}

export function createReadingsLane(deps: JournalDeps & { writer: string }): ReadingsLane {
  const { database, clock, logger, spool, alertIds, writer } = deps;
  const alerts = createAlertWait(deps);
  const queue = spool.createQueue<ReadingBatch>({
    kind: 'readings',
    itemsOf: ({ rows }) => rows.length,
    bytesOf: ({ rows, states }) => (rows.length + states.size) * ROW_BYTES,
    memoryBytes: MEMORY_ROWS * ROW_BYTES,
    mostMemoryBytes: MOST_MEMORY_ROWS * ROW_BYTES,
  });
  let rows: JournalRow[] = [];
  let states = new Map<number, CradleMemory>();
  let lastNumber = 0;
  let abandoned = false;
  const counts = { storedRows: 0, refusedRows: 0 };

  function gather(): ReadingBatch[] {
    const batches: ReadingBatch[] = [];
    while (rows.length > 0 || states.size > 0) {
      lastNumber += 1;
      batches.push({ writer, number: lastNumber, rows: rows.slice(0, BATCH_ROWS), states });
      rows = rows.slice(BATCH_ROWS);
      states = new Map();
    }
    return batches;
  }

  async function store(batch: ReadingBatch): Promise<void> {
    const uids = batch.rows.map(({ alertUid }) => alertUid);
    await alerts.wait(uids, ALERT_LIMIT_MS);
    const idOf = await alertIds.find(uids);
    const refused = await storeReadings(database, { batch, idOf, now: clock.now() });
    counts.storedRows += batch.rows.length - (refused ?? 0);
    counts.refusedRows += refused ?? 0;
  }

  const lane = createBatchLane({
    sentences: {
      failing: 'Readings cannot be stored, they wait in the spool',
      recovered: 'Readings are being stored again',
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
    },
    append(agentId, row) {
      if (abandoned) return;
      rows.push({ agentId, ...row });
      if (rows.length >= BATCH_ROWS) lane.collect();
    },
    saveState(agentId, memory) {
      if (!abandoned) states.set(agentId, memory);
    },
    counts() {
      const { waiting, inMemory, dropped } = queue.counts();
      return {
        ...counts,
        waitingRows: rows.length + waiting,
        droppedRows: dropped,
        unsafeRows: rows.length + inMemory,
      };
    },
  };
}
