import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import { type AlertChange, applyAlertChange } from './alert-changes';
import type { Database } from './database';
import { isOutage } from './outage';
import { isRefusal } from './refusals';
import type { Spool } from './spool/spool';
import type { Entry } from './spool/spool-queue';
import { inTransaction, type Transaction } from './transaction';

/** Wait after a change that could not be stored, in ms. */
const RETRY_MS = 500;
/** A change that the database does not take holds up no start for longer, in ms. */
const START_LIMIT_MS = 10_000;
/** Changes in one transaction. */
const GROUP = 20;
/** About so much memory a change takes, in bytes. */
const CHANGE_BYTES = 2_000;
/** Changes in memory when the spool cannot be written. */
const MOST_IN_MEMORY = 10_000;

/** The way of alerts to the database: written ahead to a file, stored at once, in order, and kept until each is in. */
export interface AlertLane {
  /** Once it returns, the change survives the end of this process. */
  record(change: AlertChange): void;
  /** What an earlier run left is in, once it resolves, but for what the database does not take yet. */
  start(): Promise<void>;
  /** Whether an alert still waits for its row. */
  isWaiting(uid: string): boolean;
  /** Stores what waits, within the limit; the rest is in the spool for the next run. @returns how many are lost. */
  stop(limitMs: number): Promise<number>;
  /** Another server has the database now: nothing of ours may follow. */
  abandon(): void;
  counts(): AlertLaneCounts;
}

export interface AlertLaneCounts {
  waitingChanges: number;
  /** Changes that the database will never take: their cradle or caregiver was deleted. */
  refusedChanges: number;
  /** Changes given up for lack of room. */
  droppedChanges: number;
}

export interface AlertLaneDeps {
  database: Database;
  clock: Clock;
  logger: Logger;
  spool: Spool;
  /** An alert has its row: pages can link to it. */
  onStored(stored: { uid: string; id: number }): void;
}

export function createAlertLane({ database, clock, logger, spool, onStored }: AlertLaneDeps): AlertLane {
  const queue = spool.createQueue<AlertChange>({
    kind: 'alerts',
    itemsOf: () => 1,
    bytesOf: () => CHANGE_BYTES,
    memoryBytes: 0,
    mostMemoryBytes: MOST_IN_MEMORY * CHANGE_BYTES,
  });
  const withoutRow = new Set<string>();
  let running: Promise<void> | null = null;
  let failing = false;
  let stopped = false;
  let abandoned = false;
  let refused = 0;

  async function store(entries: Entry<AlertChange>[]): Promise<void> {
    const changes = entries.map(({ value }) => value);
    const ids = await inTransaction(database, (transaction) => applyAll(transaction, changes, clock.now()));
    for (const entry of entries) forget(entry);
    for (const [index, change] of changes.entries()) {
      const id = ids[index] ?? null;
      if (change.kind === 'raised' && id !== null) onStored({ uid: change.alert.uid, id });
    }
  }

  function forget(entry: Entry<AlertChange>): void {
    queue.remove(entry);
    if (entry.value.kind === 'raised') withoutRow.delete(entry.value.alert.uid);
  }

  /** One among them is refused: the others are stored without it. @throws what may pass, when all were tried. */
  async function storeOneByOne(entries: Entry<AlertChange>[]): Promise<void> {
    let failure: unknown = null;
    for (const entry of entries) {
      try {
        await store([entry]);
      } catch (error) {
        if (isOutage(error)) throw error;
        if (isRefusal(error)) giveUp(entry, error);
        else failure = error;
      }
    }
    if (failure !== null) throw failure;
  }

  function giveUp(entry: Entry<AlertChange>, error: unknown): void {
    logger.error('A change of an alert is given up', { kind: entry.value.kind, error });
    refused += 1;
    forget(entry);
  }

  async function storeGroup(entries: Entry<AlertChange>[]): Promise<void> {
    try {
      await store(entries);
    } catch (error) {
      if (isOutage(error)) throw error;
      await storeOneByOne(entries);
    }
  }

  async function storeAll(): Promise<void> {
    for (let group = queue.peek(GROUP); group.length > 0; group = queue.peek(GROUP)) {
      try {
        await storeGroup(group);
        if (failing) logger.info('Alerts are being stored again');
        failing = false;
      } catch (error) {
        if (!failing) logger.error('Alerts cannot be stored, they wait in the spool', { error });
        failing = true;
        if (stopped || abandoned) return;
        await sleep(RETRY_MS);
      }
    }
  }

  function run(): Promise<void> {
    running ??= storeAll().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    record(change) {
      if (abandoned) return;
      if (change.kind === 'raised') withoutRow.add(change.alert.uid);
      queue.push(change);
      void run();
    },
    async start() {
      queue.open();
      await Promise.race([run(), sleep(START_LIMIT_MS, undefined, { ref: false })]);
    },
    isWaiting: (uid) => withoutRow.has(uid),
    async stop(limitMs) {
      stopped = true;
      const limit = new AbortController();
      await Promise.race([run(), sleep(limitMs, undefined, { signal: limit.signal }).catch(() => {})]);
      limit.abort();
      queue.spill();
      queue.close();
      return queue.counts().inMemory;
    },
    abandon() {
      abandoned = true;
      const { waiting } = queue.counts();
      if (waiting > 0)
        logger.error('Alerts are not stored: the database is another server’s', { changes: waiting });
      withoutRow.clear();
      queue.clear();
    },
    counts() {
      const { waiting, dropped } = queue.counts();
      return { waitingChanges: waiting, refusedChanges: refused, droppedChanges: dropped };
    },
  };
}

async function applyAll(
  { select, change: write }: Transaction,
  changes: readonly AlertChange[],
  now: number,
): Promise<(number | null)[]> {
  const ids: (number | null)[] = [];
  for (const change of changes) {
    const run = (sql: string, values: unknown[]) =>
      sql.startsWith('SELECT') ? select(sql, values) : write(sql, values);
    ids.push(await applyAlertChange(run, change, now));
  }
  return ids;
}
