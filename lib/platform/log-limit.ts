import type { Clock } from './clock';
import type { Logger } from './logger';

const WINDOW_MS = 30_000;

export interface LimitedLog {
  /** Logs the sentence at once, then at most every 30 s with the number of times it came meanwhile. */
  warn(sentence: string, fields?: Record<string, unknown>): void;
}

/** A flood of bad messages must not become a flood of lines: the log of a Raspberry Pi is on an SD card. */
export function createLimitedLog({ logger, clock }: { logger: Logger; clock: Clock }): LimitedLog {
  const seen = new Map<string, { since: number; suppressed: number }>();
  return {
    warn(sentence, fields = {}) {
      const now = clock.monotonic();
      const entry = seen.get(sentence);
      if (entry && now - entry.since < WINDOW_MS) {
        entry.suppressed += 1;
        return;
      }
      const repeated = entry && entry.suppressed > 0 ? { alsoInThisTime: entry.suppressed } : {};
      seen.set(sentence, { since: now, suppressed: 0 });
      logger.warn(sentence, { ...fields, ...repeated });
    },
  };
}
