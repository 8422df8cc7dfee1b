import type { ChangeFeed, FeedChange } from './change-feed';

/** When the next text of a stream is due, and what it is. */
export interface FeedStreamRules {
  /** Notes that the cradle's state moved on. @returns whether the text may be due sooner by that. */
  note(change: FeedChange): boolean;
  /** Ms until the next text is due; 0 or less when it is. */
  dueIn(): number;
  /** The text that is due, with everything the reader should know now. */
  take(): string;
}

/**
 * A stream of texts about one cradle. It pulls, so a reader that stalls gets the newest state later instead of a
 * queue of old ones; it ends with the reader or the signal.
 */
export function createFeedStream(
  feed: ChangeFeed,
  { uuid, signal }: { uuid: string; signal: AbortSignal },
  rules: FeedStreamRules,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let wake = () => {};
  let over = signal.aborted;

  const unsubscribe = feed.subscribe(uuid, (change) => {
    if (rules.note(change)) wake();
  });
  const end = () => {
    over = true;
    unsubscribe();
    signal.removeEventListener('abort', end);
    wake();
  };
  signal.addEventListener('abort', end);
  if (over) end();

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (!over && rules.dueIn() > 0) {
          await wakeOrTimeout(rules.dueIn(), (callback) => (wake = callback));
        }
        if (over) return signal.aborted ? controller.close() : undefined;
        controller.enqueue(encoder.encode(rules.take()));
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
