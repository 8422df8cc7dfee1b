import type { Logger } from '@/lib/platform/logger';

export interface Eraser {
  /** Deletes what was stored of released cradles; resolves when that is done, or after `limitMs` while it goes on. */
  run(limitMs: number): Promise<void>;
}

/** @param erase deletes everything that is due; one run at a time, and what comes up meanwhile gets a run of its own. */
export function createEraser({ erase, logger }: { erase(): Promise<void>; logger: Logger }): Eraser {
  let newest: Promise<void> = Promise.resolve();
  return {
    async run(limitMs) {
      newest = newest.then(erase).catch((error: unknown) => {
        logger.warn('What is left of a deleted cradle could not be removed yet', { error });
      });
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
      });
      await Promise.race([newest, limit]);
      clearTimeout(timer);
    },
  };
}
