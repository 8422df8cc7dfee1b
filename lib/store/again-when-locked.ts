import { setTimeout as sleep } from 'node:timers/promises';
import { causesOf, codeOf } from './outage';

/** How often each may happen to one piece of work: a deadlock ends at once, the other after a long wait. */
const TRIES = { ER_LOCK_DEADLOCK: 10, ER_LOCK_WAIT_TIMEOUT: 1 } as const;
/** At most, in ms; by chance, so that those who met do not meet again. */
const PAUSE_MS = 50;

/**
 * Work that the database undid because somebody else's was in its way is done again: of two that wait for each other
 * the database ends one, and asks for no more than that.
 */
export async function againWhenLocked<T>(work: () => Promise<T>): Promise<T> {
  const left: Record<Lock, number> = { ...TRIES };
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const lock = lockBehind(error);
      if (lock === null || left[lock] === 0) throw error;
      left[lock] -= 1;
      await sleep(Math.random() * PAUSE_MS);
    }
  }
}

type Lock = keyof typeof TRIES;

function lockBehind(error: unknown): Lock | null {
  const code = causesOf(error)
    .map(codeOf)
    .find((word) => word in TRIES);
  return (code as Lock | undefined) ?? null;
}
