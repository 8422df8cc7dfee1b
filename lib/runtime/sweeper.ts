import type { Logger } from '@/lib/platform/logger';

export interface Sweeper {
  /** Resolves when everything that is due is removed, or cannot be now; one run at a time. */
  run(): Promise<void>;
}

/** The first run of an old installation may take longer than the time until the next one. */
export function createSweeper({ sweep, logger }: { sweep(): Promise<void>; logger: Logger }): Sweeper {
  let running: Promise<void> | null = null;
  return {
    run() {
      running ??= sweep()
        .catch((error: unknown) =>
          logger.warn('Old readings and recordings could not be removed yet', { error }),
        )
        .finally(() => {
          running = null;
        });
      return running;
    },
  };
}
