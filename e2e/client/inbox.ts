/** Things that arrive one after the other, kept in order for a test that awaits them. */
export interface Inbox<T> {
  readonly all: readonly T[];
  /** Resolves with the first one, arrived already or within `limitMs`, that fits. */
  find(fits: (item: T) => boolean, limitMs?: number): Promise<T>;
  /** Resolves with the next one from now on that fits. */
  next(fits?: (item: T) => boolean, limitMs?: number): Promise<T>;
  put(item: T): void;
  /** Resolves when nothing more can arrive. */
  ended: Promise<void>;
  end(): void;
}

const LIMIT_MS = 10_000;

export function createInbox<T>(): Inbox<T> {
  const all: T[] = [];
  const listeners = new Set<() => void>();
  const wake = (): void => {
    for (const listener of [...listeners]) listener();
  };
  let end = (): void => {};
  let over = false;
  const ended = new Promise<void>((resolve) => {
    end = () => {
      over = true;
      resolve();
      wake();
    };
  });

  function findFrom(from: number, fits: (item: T) => boolean, limitMs: number): Promise<T> {
    return new Promise((resolve, reject) => {
      let looked = from;
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        listeners.delete(look);
        finish();
      };
      const fail = (why: string) => settle(() => reject(new Error(`${why} after ${all.length} items`)));
      const look = (): void => {
        for (; looked < all.length; looked += 1) {
          const item = all[looked] as T;
          if (!fits(item)) continue;
          settle(() => resolve(item));
          return;
        }
        if (over) fail('It ended');
      };
      const timer = setTimeout(() => fail(`Nothing that fits within ${limitMs} ms`), limitMs);
      listeners.add(look);
      look();
    });
  }

  return {
    all,
    find: (fits, limitMs = LIMIT_MS) => findFrom(0, fits, limitMs),
    next: (fits = () => true, limitMs = LIMIT_MS) => findFrom(all.length, fits, limitMs),
    put(item) {
      all.push(item);
      wake();
    },
    ended,
    end: () => end(),
  };
}
