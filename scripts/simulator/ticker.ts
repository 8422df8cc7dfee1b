/** Calls `tick` every `periodMs` until stopped. */
type Ticker = { start(): void; stop(): void };

/**
 * Keeps to the beat: setInterval would lose about a millisecond each time, which is 9.9 pictures a second in
 * place of 10. The first tick comes at once; beats that were missed are left out, not made up for.
 */
export function createTicker(periodMs: number, tick: () => void): Ticker {
  let timer: NodeJS.Timeout | null = null;
  let dueAt = 0;
  const beat = (): void => {
    const now = performance.now();
    dueAt = Math.max(dueAt + periodMs, now);
    timer = setTimeout(beat, dueAt - now);
    tick();
  };
  return {
    start() {
      if (timer) return;
      dueAt = performance.now();
      timer = setTimeout(beat, 0);
    },
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
