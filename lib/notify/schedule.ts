import type { Message } from './channel';

/** Waits before the second attempt, the third, and so on; the last one repeats, in ms. */
const WAITS_MS = [2_000, 5_000, 15_000, 30_000, 60_000] as const;

/**
 * For how long a message is worth an attempt, in ms. An alert that goes on is told anew 1, 3, 5, 10 and 20 minutes
 * after its first ring, and a phone that wakes its owner for what was over long ago is not believed the next time. Who
 * asked for a test has gone away by then.
 */
export const WORTH_MS = {
  alert: 10 * 60_000,
  still: 10 * 60_000,
  cleared: 30 * 60_000,
  test: 2 * 60_000,
} as const satisfies Record<Message['kind'], number>;

export interface FailedAttempt {
  kind: Message['kind'];
  /** When it was first meant to be told, wall ms. */
  createdAt: number;
  /** Attempts until now, this one included. */
  attempts: number;
  /** Wall ms. */
  now: number;
  /** How long the other side asked us to wait, ms. */
  retryAfterMs: number | null;
}

/** When to try again (wall ms); null when it would not be worth it any more. */
export function nextTry({ kind, createdAt, attempts, now, retryAfterMs }: FailedAttempt): number | null {
  const wait = WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1] ?? WAITS_MS[0];
  const at = now + Math.max(wait, retryAfterMs ?? 0);
  return at < createdAt + WORTH_MS[kind] ? at : null;
}

/** Whether something that waited, maybe through a restart, is still worth telling. */
export function isWorthIt(
  { kind, createdAt }: { kind: Message['kind']; createdAt: number },
  now: number,
): boolean {
  return now < createdAt + WORTH_MS[kind];
}
