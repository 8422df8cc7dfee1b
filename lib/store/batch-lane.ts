import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import { isOutage } from './outage';
import type { SpoolQueue } from './spool/spool-queue';

/** What gathers waits this long for company, in ms. */
const FLUSH_INTERVAL_MS = 200;
/** Wait after a failed batch, in ms. */
const RETRY_MS = 1_000;
/** While the database is away, or slow, what gathers goes to the spool this often: so much a crash may cost. */
const SPILL_MS = 1_000;

/** The way of one kind of rows to the database, in batches, in order, each exactly once. */
export interface BatchLane {
  start(): void;
  /** Makes batches of what has gathered: when there is enough for one. */
  collect(): void;
  /**
   * Stores what waits. Resolves once all of it is in, or waits on because the database takes it in no more for a reason
   * of its own, which is logged: what is in already can be read. @throws AppError `database_unavailable`.
   */
  flush(): Promise<void>;
  /** Stores what waits, within the limit, and leaves the rest in the spool. */
  stop(limitMs: number): Promise<void>;
  abandon(): void;
  /** Whether the last batch was not taken in. */
  isFailing(): boolean;
}

export interface BatchLaneDeps<Batch> {
  /** Word for the log: what cannot be stored. */
  sentences: { failing: string; recovered: string };
  clock: Clock;
  logger: Logger;
  queue: SpoolQueue<Batch>;
  /** Makes batches of what has gathered. */
  gather(): Batch[];
  store(batch: Batch): Promise<void>;
}

export function createBatchLane<Batch>(deps: BatchLaneDeps<Batch>): BatchLane {
  const { sentences, clock, logger, queue, gather, store } = deps;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let failing = false;
  let stopped = false;
  let abandoned = false;
  let beganAt = 0;
  let retryAt = 0;
  let spilledAt = 0;

  function collect(): void {
    for (const batch of gather()) if (!abandoned) queue.push(batch);
  }

  async function storeAll(): Promise<void> {
    beganAt = clock.monotonic();
    collect();
    for (let [entry] = queue.peek(1); entry && !abandoned; [entry] = queue.peek(1)) {
      await store(entry.value);
      queue.remove(entry);
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
    if (failing) logger.info(sentences.recovered);
    failing = false;
  }

  function noteFailure(error: unknown): void {
    if (!failing) logger.error(sentences.failing, { error });
    failing = true;
    retryAt = clock.monotonic() + RETRY_MS;
    spill();
  }

  function spill(): void {
    spilledAt = clock.monotonic();
    collect();
    queue.spill();
  }

  function beat(): void {
    const now = clock.monotonic();
    const isSlow = running !== null && now - beganAt > SPILL_MS;
    if ((failing || isSlow) && now - spilledAt >= SPILL_MS) spill();
    if (running === null && (!failing || now >= retryAt)) storeWaiting().catch(noteFailure);
  }

  return {
    collect,
    isFailing: () => failing,
    start() {
      queue.open();
      timer = setInterval(beat, FLUSH_INTERVAL_MS);
    },
    async flush() {
      await storeWaiting().catch((error: unknown) => {
        noteFailure(error);
        if (isOutage(error)) throw error;
      });
    },
    async stop(limitMs) {
      if (stopped) return;
      stopped = true;
      if (timer) clearInterval(timer);
      const limit = new Promise((resolve) => setTimeout(resolve, limitMs).unref());
      await Promise.race([storeWaiting().catch(noteFailure), limit]);
      spill();
      queue.close();
    },
    abandon() {
      abandoned = true;
      gather();
      queue.clear();
    },
  };
}
