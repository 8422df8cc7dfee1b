export interface NewestPainter<T> {
  /** Paint this next; what still waits is forgotten. Never waits itself. */
  offer(item: T): void;
}

/**
 * Paints one item at a time and always the newest, so that a slow screen skips pictures instead of falling
 * behind. `paint` says whether it worked; `onPainted` hears of those that did.
 */
export function createNewestPainter<T>(
  paint: (item: T) => Promise<boolean>,
  onPainted: (item: T) => void,
): NewestPainter<T> {
  let next: { item: T } | null = null;
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    while (next !== null) {
      const { item } = next;
      next = null;
      if (await paint(item)) onPainted(item);
    }
    busy = false;
  }

  return {
    offer(item) {
      next = { item };
      if (!busy) void drain();
    },
  };
}
