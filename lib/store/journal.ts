import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import type { CradleMemory } from './alert-changes';
import type { Database } from './database';
import { type Batch, type JournalRow, storeBatch } from './journal-batch';
import { isOutage } from './outage';

/** Rows wait this long for company, in ms. */
const FLUSH_INTERVAL_MS = 200;
/** Rows in one transaction. */
const BATCH_ROWS = 1_000;
/** Wait after a failed batch, in ms. */
const RETRY_MS = 1_000;
/** Rows kept in memory while the database is away: 100 cradles for an hour, about 40 MB. */
const MAX_ROWS = 360_000;

/** The write-behind buffer: readings and live states on their way to the database, many in one transaction. */
export interface Journal {
  append(agentId: number, row: Omit<JournalRow, 'agentId'>): void;
  saveState(agentId: number, memory: CradleMemory): void;
  start(): void;
  /**
   * Stores what waits. Resolves once all of it is in, or waits on because the database takes it in no more for a reason
   * of its own, which is logged: what is in already can be read. @throws AppError `database_unavailable`.
   */
  flush(): Promise<void>;
  /** Stores what waits, within the limit. @returns how many rows could not be stored. */
  stop(limitMs: number): Promise<number>;
  /** Another server has the database now, and stores what comes: nothing of ours may follow. */
  abandon(): void;
  counts(): JournalCounts;
}

export interface JournalCounts {
  waitingRows: number;
  storedRows: number;
  /** Rows that the database will never take: their cradle was deleted, or a value does not fit. */
  refusedRows: number;
  /** Rows given up because the database was away for too long. */
  droppedRows: number;
}

export interface JournalDeps {
  database: Database;
  clock: Clock;
  logger: Logger;
  /** Name of this run in write_position: 26 characters, never used before. */
  writer: string;
}

export function createJournal({ database, clock, logger, writer }: JournalDeps): Journal {
  let rows: JournalRow[] = [];
  let states = new Map<number, CradleMemory>();
  let inFlight: Batch | null = null;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let lastNumber = 0;
  let failing = false;
  let stopped = false;
  let abandoned = false;
  const counts = { storedRows: 0, refusedRows: 0, droppedRows: 0 };

  function nextBatch(): Batch | null {
    if (abandoned) return null;
    if (inFlight) return inFlight;
    if (rows.length === 0 && states.size === 0) return null;
    lastNumber += 1;
    inFlight = { number: lastNumber, rows: rows.slice(0, BATCH_ROWS), states };
    rows = rows.slice(BATCH_ROWS);
    states = new Map();
    return inFlight;
  }

  async function storeAll(): Promise<void> {
    for (let batch = nextBatch(); batch; batch = nextBatch()) {
      const current = batch;
      const refused = await database.withConnection((connection) =>
        storeBatch(connection, writer, current, clock.now()),
      );
      counts.storedRows += current.rows.length - refused;
      counts.refusedRows += refused;
      inFlight = null;
      noteRecovery();
    }
  }

  /** One run at a time; who asks meanwhile waits for a run that begins after its own rows came. */
  function storeWaiting(): Promise<void> {
    const previous = running ?? Promise.resolve();
    const run = previous.catch(() => {}).then(storeAll);
    running = run;
    const done = () => {
      if (running === run) running = null;
    };
    run.then(done, done);
    return run;
  }

  function noteRecovery(): void {
    if (failing) logger.info('Readings are being stored again');
    failing = false;
  }

  function noteFailure(error: unknown): void {
    if (!failing) logger.error('Readings cannot be stored, they wait in memory', { error });
    failing = true;
  }

  async function flush(): Promise<void> {
    await storeWaiting().catch((error: unknown) => {
      noteFailure(error);
      if (isOutage(error)) throw error;
    });
  }

  async function beat(): Promise<void> {
    await storeWaiting().catch(noteFailure);
    if (!stopped) timer = setTimeout(beat, failing ? RETRY_MS : FLUSH_INTERVAL_MS);
  }

  return {
    append(agentId, row) {
      if (abandoned) return;
      rows.push({ agentId, ...row });
      if (rows.length <= MAX_ROWS) return;
      rows = rows.slice(BATCH_ROWS);
      counts.droppedRows += BATCH_ROWS;
    },
    saveState: (agentId, memory) => {
      if (!abandoned) states.set(agentId, memory);
    },
    start() {
      timer = setTimeout(beat, FLUSH_INTERVAL_MS);
    },
    flush,
    async stop(limitMs) {
      stopped = true;
      if (timer) clearTimeout(timer);
      const limit = new Promise((resolve) => setTimeout(resolve, limitMs).unref());
      await Promise.race([storeWaiting().catch(noteFailure), limit]);
      return rows.length + (inFlight?.rows.length ?? 0);
    },
    abandon() {
      abandoned = true;
      const waiting = rows.length + (inFlight?.rows.length ?? 0);
      if (waiting > 0)
        logger.error('Readings are not stored: the database is another server’s', { rows: waiting });
      rows = [];
      states = new Map();
      inFlight = null;
    },
    counts: () => ({ ...counts, waitingRows: rows.length + (inFlight?.rows.length ?? 0) }),
  };
}
