import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import type { AlertIds } from './alert-ids';
import type { Database } from './database';
import type { Spool } from './spool/spool';

export interface JournalCounts {
  waitingRows: number;
  storedRows: number;
  /** Rows that the database will never take: their cradle was deleted, or a value does not fit. */
  refusedRows: number;
  /** Rows given up for lack of room, because the database was away for too long. */
  droppedRows: number;
  waitingFrames: number;
  storedFrames: number;
  /** Frames that the database will never take, or that were no picture. */
  refusedFrames: number;
  droppedFrames: number;
  /** Rows and frames that wait in memory alone: they end with this process. */
  unsafe: number;
}

export interface JournalDeps {
  database: Database;
  clock: Clock;
  logger: Logger;
  spool: Spool;
  alertIds: AlertIds;
  /** Whether an alert still waits for its row. */
  isWaiting(alertUid: string): boolean;
  /** A name in write_position for each lane of this run: 26 characters, never used before. */
  newWriter(): string;
}
