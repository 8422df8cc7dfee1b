import type { ChangeFeed, FeedChange } from './change-feed';

/** A new value goes out at once, but not more often than this, in ms. */
const VALUE_GAP_MS = 100;
/** That the same value was heard again goes out once in this time, in ms. */
const TIME_GAP_MS = 1_000;
/** Without any news a snapshot goes out all the same: a page that hears nothing for longer knows it is cut off. */
const HEARTBEAT_MS = 5_000;

export interface EventStreamDeps {
  feed: ChangeFeed;
  /** Everything the reader should know now; sent whole each time, so that no event depends on another. */
  snapshot(): unknown;
  /** Monotonic ms. */
  monotonic(): number;
}

/**
 * Server-sent events of one cradle: an event `snapshot` at once, after each change, and at least every 5 s. It pulls,
 * so a reader that stalls gets the newest state later instead of a queue of old ones.
 */
export function createEventStream(
  { feed, snapshot, monotonic }: EventStreamDeps,
  { uuid, signal }: { uuid: string; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let pending: FeedChange | null = 'value';
  let sentAt = Number.NEGATIVE_INFINITY;
  let wake = () => {};
  let over = signal.aborted;

  const unsubscribe = feed.subscribe(uuid, (change) => {
    if (pending === 'value') return;
    const isNews = pending === null || change === 'value';
    pending = change;
    if (isNews) wake();
  });
  const end = () => {
    over = true;
    unsubscribe();
    signal.removeEventListener('abort', end);
    wake();
  };
  signal.addEventListener('abort', end);
  if (over) end();

  function dueIn(): number {
    const gap = pending === null ? HEARTBEAT_MS : pending === 'value' ? VALUE_GAP_MS : TIME_GAP_MS;
    return sentAt + gap - monotonic();
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (!over && dueIn() > 0) await wakeOrTimeout(dueIn(), (callback) => (wake = callback));
        if (over) return signal.aborted ? controller.close() : undefined;
        pending = null;
        sentAt = monotonic();
        controller.enqueue(encoder.encode(`event: snapshot\ndata: ${JSON.stringify(snapshot())}\n\n`));
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

function wakeOrTimeout(ms: number, onWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    onWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
