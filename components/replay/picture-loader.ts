export type PictureState = 'loading' | 'shown' | 'failed';

interface Deps<P> {
  /** Resolves with a picture that can be drawn at once. */
  load(id: number): Promise<P>;
  /** Requests at a time: a browser has six connections, and the page needs some for itself. */
  most: number;
  /** Pictures that are held. */
  kept: number;
}

/** Fetches the pictures that are wanted, the first of them first. */
export interface PictureLoader<P> {
  /** Ids by urgency; what is not among them and has not begun is not fetched any more. */
  want(ids: readonly number[]): void;
  stateOf(id: number): PictureState;
  /** Null while there is none. */
  pictureOf(id: number): P | null;
  subscribe(listener: () => void): () => void;
  /** Another number after every change. */
  version(): number;
}

export function createPictureLoader<P extends object>({ load, most, kept }: Deps<P>): PictureLoader<P> {
  const loading = new Set<number>();
  /** What came of each, the one that was wanted last at the end; null where it failed. */
  const settled = new Map<number, P | null>();
  const listeners = new Set<() => void>();
  let wanted: readonly number[] = [];
  let version = 0;

  function loadMore(): void {
    for (const id of wanted) {
      if (loading.size >= most) return;
      if (!loading.has(id) && !settled.has(id)) void begin(id);
    }
  }

  async function begin(id: number): Promise<void> {
    loading.add(id);
    const picture = await load(id).catch(() => null);
    loading.delete(id);
    settled.set(id, picture);
    dropOldest();
    version += 1;
    for (const listener of listeners) listener();
    loadMore();
  }

  function dropOldest(): void {
    for (const id of settled.keys()) {
      if (settled.size <= kept) return;
      if (!wanted.includes(id)) settled.delete(id);
    }
  }

  return {
    want(ids) {
      wanted = ids;
      for (const id of ids.toReversed()) {
        const picture = settled.get(id);
        if (picture === undefined) continue;
        settled.delete(id);
        settled.set(id, picture);
      }
      loadMore();
    },
    stateOf: (id) => (settled.has(id) ? (settled.get(id) === null ? 'failed' : 'shown') : 'loading'),
    pictureOf: (id) => settled.get(id) ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
