import { AppError } from './errors';

/** Runs `work` when its turn has come. Rejects at once when the signal aborts before. */
export type TakeTurn = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** When there is room again, in s, for who came when too many were waiting. */
const RETRY_AFTER_S = 5;

/**
 * So many at a time, in the order of asking.
 * @param mostWaiting whoever comes when so many wait is refused with AppError `too_many_requests`
 */
export function createTurns({ atOnce = 1, mostWaiting = Number.POSITIVE_INFINITY } = {}): TakeTurn {
  const waiting = new Set<() => void>();
  let running = 0;

  function startNext(): void {
    const [next] = waiting;
    if (next === undefined || running >= atOnce) return;
    waiting.delete(next);
    running += 1;
    next();
  }

  function waitForTurn(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.delete(start);
        reject(signal?.reason);
      };
      const start = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      if (signal?.aborted) return leave();
      signal?.addEventListener('abort', leave, { once: true });
      waiting.add(start);
      startNext();
    });
  }

  return async (work, signal) => {
    if (running >= atOnce && waiting.size >= mostWaiting)
      throw new AppError('too_many_requests', { details: { retryAfterS: RETRY_AFTER_S } });
    await waitForTurn(signal);
    try {
      return await work();
    } finally {
      running -= 1;
      startNext();
    }
  };
}
