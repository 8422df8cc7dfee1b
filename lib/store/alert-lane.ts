import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import { type AlertChange, applyAlertChange } from './alert-changes';
import type { Database } from './database';
import { isOutage } from './outage';
import { inTransaction } from './transaction';

/** Wait after a change that could not be stored, in ms. */
const RETRY_MS = 500;

/** The way of alerts to the database: at once, one after the other, and kept until each is in. */
export interface AlertLane {
  record(change: AlertChange): void;
  start(): void;
  /** Stores what waits, within the limit. @returns how many changes could not be stored. */
  stop(limitMs: number): Promise<number>;
}

export interface AlertLaneDeps {
  database: Database;
  clock: Clock;
  logger: Logger;
  /** An alert has its row: pages can link to it. */
  onStored(stored: { uid: string; id: number }): void;
}

export function createAlertLane({ database, clock, logger, onStored }: AlertLaneDeps): AlertLane {
  const waiting: AlertChange[] = [];
  let running: Promise<void> | null = null;
  let stopped = false;

  async function store(change: AlertChange): Promise<void> {
    const id = await inTransaction(database, (transaction) =>
      applyAlertChange(
        (sql, values) =>
          sql.startsWith('SELECT') ? transaction.select(sql, values) : transaction.change(sql, values),
        change,
        clock.now(),
      ),
    );
    if (change.kind === 'raised' && id !== null) onStored({ uid: change.alert.uid, id });
  }

  async function storeAll(): Promise<void> {
    for (let change = waiting[0]; change; change = waiting[0]) {
      try {
        await store(change);
        waiting.shift();
      } catch (error) {
        logger.error('A change of an alert cannot be stored', { kind: change.kind, error });
        if (!isOutage(error)) waiting.shift();
        else if (stopped) return;
        else await sleep(RETRY_MS);
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
      waiting.push(change);
      void run();
    },
    start() {
      void run();
    },
    async stop(limitMs) {
      stopped = true;
      const limit = new AbortController();
      await Promise.race([run(), sleep(limitMs, undefined, { signal: limit.signal }).catch(() => {})]);
      limit.abort();
      return waiting.length;
    },
  };
}
