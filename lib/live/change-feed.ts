/** `value`: something a parent would see changed; `time`: the same, heard again. */
export type FeedChange = 'value' | 'time';

type Listener = (change: FeedChange) => void;

/** Tells who watches a cradle that its state moved on; what it is now, they ask themselves. */
export interface ChangeFeed {
  publish(uuid: string, change: FeedChange): void;
  /** To all cradles: the broker went away or came back. */
  publishAll(change: FeedChange): void;
  subscribe(uuid: string, listener: Listener): () => void;
}

export function createChangeFeed(): ChangeFeed {
  const listeners = new Map<string, Set<Listener>>();
  const tell = (set: Set<Listener> | undefined, change: FeedChange) => {
    for (const listener of set ?? []) listener(change);
  };
  return {
    publish: (uuid, change) => tell(listeners.get(uuid), change),
    publishAll(change) {
      for (const set of listeners.values()) tell(set, change);
    },
    subscribe(uuid, listener) {
      const set = listeners.get(uuid) ?? new Set();
      listeners.set(uuid, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(uuid) === set) listeners.delete(uuid);
      };
    },
  };
}
