import type { Logger } from '@/lib/platform/logger';

export interface MinuteCounter {
  /** Resolves when everything that was there before is counted, or cannot be now; one run at a time. */
  run(): Promise<void>;
  stop(): void;
}

interface MinuteCounterDeps {
  /** @returns how many cradles were counted to the end. */
  fill(signal: AbortSignal): Promise<number>;
  logger: Logger;
}

/** Years of rows take many minutes: pages read the rows meanwhile, and a stop does not wait. */
export function createMinuteCounter({ fill, logger }: MinuteCounterDeps): MinuteCounter {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function fillOnce(): Promise<void> {
    try {
      const cradles = await fill(stopping.signal);
      if (cradles > 0) logger.info('Counted the minutes of what was stored before', { cradles });
    } catch (error) {
      if (!stopping.signal.aborted) logger.warn('What was stored before could not be counted yet', { error });
    }
  }

  return {
    run() {
      running ??= fillOnce().finally(() => {
        running = null;
      });
      return running;
    },
    stop: () => stopping.abort(),
  };
}
