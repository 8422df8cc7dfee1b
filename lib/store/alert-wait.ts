import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';

const LOOK_MS = 50;

interface AlertWaitDeps {
  clock: Clock;
  isWaiting(alertUid: string): boolean;
}

export interface AlertWait {
  /**
   * Resolves when none of these alerts waits for its row any more, or after the limit.
   * @throws AppError `database_unavailable` when the wait was ended.
   */
  wait(uids: readonly (string | null)[], limitMs: number): Promise<void>;
  end(): void;
}

/** Rows and frames name their alert by the id of its row: its own way, which is shorter, comes first. */
export function createAlertWait({ clock, isWaiting }: AlertWaitDeps): AlertWait {
  let ended = false;
  return {
    async wait(uids, limitMs) {
      const named = new Set(uids.filter((uid) => uid !== null));
      const until = clock.monotonic() + limitMs;
      while ([...named].some(isWaiting) && clock.monotonic() < until) {
        if (ended) throw new AppError('database_unavailable');
        await sleep(LOOK_MS);
      }
    },
    end() {
      ended = true;
    },
  };
}
