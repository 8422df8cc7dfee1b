import { ulid } from 'ulid';
import type { Readiness } from '@/lib/contracts/health';
import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import { createAlertIds } from '@/lib/store/alert-ids';
import { type AlertLane, createAlertLane } from '@/lib/store/alert-lane';
import type { Database } from '@/lib/store/database';
import { createJournal, type Journal } from '@/lib/store/journal';
import { createSpool } from '@/lib/store/spool/spool';

/** The ways to the database: of alerts, and of readings and frames, with what waits for it in files. */
export interface StoreLanes {
  alerts: AlertLane;
  journal: Journal;
  /** What an earlier run left is in, once it resolves; frames follow in the background. */
  start(): Promise<void>;
  stop(limitMs: number): Promise<void>;
  /** Another server has the database now: nothing of ours may follow. */
  abandon(): void;
  counts(): Readiness['worker']['journal'];
}

interface StoreLanesDeps {
  database: Database;
  dataDir: string;
  clock: Clock;
  logger: Logger;
  /** An alert has its row: pages can link to it. */
  onAlertStored(stored: { uid: string; id: number }): void;
}

export function createStoreLanes(deps: StoreLanesDeps): StoreLanes {
  const { database, dataDir, clock, logger, onAlertStored } = deps;
  const spool = createSpool({ dataDir, clock, logger });
  const alertIds = createAlertIds({ database });
  const alerts = createAlertLane({
    database,
    clock,
    logger,
    spool,
    onStored(stored) {
      alertIds.note(stored);
      onAlertStored(stored);
    },
  });
  const { isWaiting } = alerts;
  const journal = createJournal({ database, clock, logger, spool, alertIds, isWaiting, newWriter: ulid });

  return {
    alerts,
    journal,
    async start() {
      await alerts.start();
      await journal.start();
      await journal.tidy().catch((error: unknown) => {
        logger.warn('Old rows could not be removed', { error });
      });
    },
    async stop(limitMs) {
      const [changes] = await Promise.all([alerts.stop(limitMs), journal.stop(limitMs)]);
      const { unsafe, waitingRows, waitingFrames } = journal.counts();
      const waiting = { rows: waitingRows, frames: waitingFrames, changes: alerts.counts().waitingChanges };
      if (unsafe + changes > 0)
        logger.error('Readings were lost: neither the database nor the spool took them', waiting);
      else if (Object.values(waiting).some((count) => count > 0))
        logger.warn('Readings wait in the spool for the next start', waiting);
    },
    abandon() {
      alerts.abandon();
      journal.abandon();
    },
    counts() {
      const { unsafe, ...counts } = journal.counts();
      return { ...counts, ...alerts.counts(), unsafe, spoolBytes: spool.bytes() };
    },
  };
}
