import type { ChangeFeed, FeedChange } from './change-feed';
import { createFeedStream } from './feed-stream';

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

/** Server-sent events of one cradle: an event `snapshot` at once, after each change, and at least every 5 s. */
export function createEventStream(
  { feed, snapshot, monotonic }: EventStreamDeps,
  viewing: { uuid: string; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  let pending: FeedChange | null = 'value';
  let sentAt = Number.NEGATIVE_INFINITY;
  return createFeedStream(feed, viewing, {
    note(change) {
      if (pending === 'value') return false;
      const isNews = pending === null || change === 'value';
      pending = change;
      return isNews;
    },
    dueIn() {
      const gap = pending === null ? HEARTBEAT_MS : pending === 'value' ? VALUE_GAP_MS : TIME_GAP_MS;
      return sentAt + gap - monotonic();
    },
    take() {
      pending = null;
      sentAt = monotonic();
      return `event: snapshot\ndata: ${JSON.stringify(snapshot())}\n\n`;
    },
  });
}
