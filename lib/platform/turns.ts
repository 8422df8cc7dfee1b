/** Runs `work` when all that came before has ended. Rejects at once when the signal aborts before its turn. */
export type TakeTurn = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** One at a time, in the order of asking. */
export function createTurns(): TakeTurn {
  let last = Promise.resolve();
  return (work, signal) =>
    new Promise((resolve, reject) => {
      const leave = () => reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      last = last.then(async () => {
        signal.removeEventListener('abort', leave);
        if (signal.aborted) return leave();
        await work().then(resolve, reject);
      });
    });
}
