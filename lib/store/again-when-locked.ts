import { setTimeout as sleep } from 'node:timers/promises';

/** How often each may happen to one piece of work: a deadlock ends at once, the other after a long wait. */
const TRIES = { ER_LOCK_DEADLOCK: 10, ER_LOCK_WAIT_TIMEOUT: 1 } as const;
/** At most, in ms; by chance, so that those who met do not meet again. */
const PAUSE_MS = 50;

/**
 * Work that the database undid because somebody else's was in its way is done again: of two that wait for each other
 * the database ends one, and asks for no more than that.
 */
export async function againWhenLocked<T>(work: () => Promise<T>): Promise<T> {
  const left: Record<string, number> = { ...TRIES };
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (!left[code]) throw error;
      left[code] -= 1;
      await sleep(Math.random() * PAUSE_MS);
    }
  }
}

/** The query builder wraps what the driver says. */
function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return code ?? (cause ? codeOf(cause) : '');
}
