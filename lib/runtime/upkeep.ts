import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import { fillMinutes } from '@/lib/store/fill-minutes';
import { eraseReleased } from '@/lib/store/released-cradles';
import { sweepOld } from '@/lib/store/retention';
import type { RecordedClips } from './clips';
import { createEraser, type Eraser } from './eraser';
import { createMinuteCounter } from './minute-counter';
import type { Notifications } from './notifications';
import type { StoredPlace } from './stored';
import { createSweeper } from './sweeper';

interface UpkeepDeps {
  clock: Clock;
  /** Of the store. */
  logger: Logger;
  /** How long readings and recordings are kept, in ms. */
  retentionMs: number;
  stored: StoredPlace;
  notifications: Pick<Notifications, 'cleanUp'>;
  clips: Pick<RecordedClips, 'sweep'>;
}

/** What keeps the store in order behind everybody's back. */
export interface Upkeep {
  eraser: Eraser;
  /** Begins what may take long: that of deleted cradles, of what is too old, and of minutes not counted yet. */
  begin(): void;
  /** The same, and removes what has expired. @throws AppError `database_unavailable` until there is a database. */
  run(): Promise<void>;
  stop(): void;
}

export function createUpkeep(deps: UpkeepDeps): Upkeep {
  const { clock, logger, retentionMs, stored, notifications, clips } = deps;
  const endOfRetention = () => clock.now() - retentionMs;
  const eraser = createEraser({ erase: () => eraseReleased(stored.database()), logger });
  const sweeper = createSweeper({
    sweep: () => sweepOld(stored.database(), { before: endOfRetention(), now: clock.now() }),
    logger,
  });
  const minuteCounter = createMinuteCounter({
    fill: (signal) => fillMinutes(stored.database(), { signal }),
    logger,
  });

  function begin(): void {
    void eraser.run(0);
    void sweeper.run();
    void minuteCounter.run();
  }

  return {
    eraser,
    begin,
    async run() {
      const { lanes, sessions, signInLimit } = stored.get();
      begin();
      const outcomes = await Promise.allSettled([
        sessions.deleteExpired(),
        signInLimit.forgetOld(),
        notifications.cleanUp(),
        lanes.journal.tidy(),
        clips.sweep(endOfRetention()),
      ]);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          logger.warn('Old rows could not be removed', { error: outcome.reason });
      }
    },
    stop: minuteCounter.stop,
  };
}
