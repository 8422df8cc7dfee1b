export interface SingleFlight {
  /**
   * The outcome of `work`, which runs once for all that join under one key while it runs. Null for whoever leaves
   * before, and for all when it is cancelled. When the last one has left the work's own signal aborts.
   */
  join<T>(key: string, work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | null>;
  /** Aborts what runs under such keys. Resolves when none of it does anything any more. */
  cancel(matches: (key: string) => boolean): Promise<void>;
}

interface Flight {
  key: string;
  outcome: Promise<unknown>;
  waiting: number;
  controller: AbortController;
}

export function createSingleFlight(): SingleFlight {
  /** Those that may be joined. */
  const open = new Map<string, Flight>();
  /** Those, and what was given up and has not ended yet. */
  const running = new Set<Flight>();

  function start(key: string, work: (signal: AbortSignal) => Promise<unknown>): Flight {
    const controller = new AbortController();
    const flight: Flight = { key, outcome: work(controller.signal), waiting: 0, controller };
    open.set(key, flight);
    running.add(flight);
    const end = () => {
      close(flight);
      running.delete(flight);
    };
    flight.outcome.then(end, end);
    return flight;
  }

  function close(flight: Flight): void {
    if (open.get(flight.key) === flight) open.delete(flight.key);
  }

  function giveUp(flight: Flight): void {
    close(flight);
    flight.controller.abort();
  }

  return {
    async join<T>(key: string, work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal) {
      if (signal.aborted) return null;
      const flight = open.get(key) ?? start(key, work);
      flight.waiting += 1;
      try {
        return (await untilAborted(flight.outcome, [signal, flight.controller.signal])) as T | null;
      } finally {
        flight.waiting -= 1;
        if (flight.waiting === 0) giveUp(flight);
      }
    },
    async cancel(matches) {
      const cancelled = [...running].filter(({ key }) => matches(key));
      for (const flight of cancelled) giveUp(flight);
      await Promise.allSettled(cancelled.map(({ outcome }) => outcome));
    },
  };
}

/** The outcome, or null as soon as one of the signals aborts. */
async function untilAborted<T>(outcome: Promise<T>, signals: AbortSignal[]): Promise<T | null> {
  const heard = new AbortController();
  const aborted = new Promise<null>((resolve) => {
    for (const signal of signals)
      signal.addEventListener('abort', () => resolve(null), { once: true, signal: heard.signal });
  });
  try {
    return await Promise.race([outcome, aborted]);
  } finally {
    heard.abort();
  }
}
