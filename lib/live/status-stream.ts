import type { ChangeFeed } from './change-feed';
import { createFeedStream } from './feed-stream';

/** CONTRACT §2: the value is said again at least this often, in ms. */
const REPEAT_MS = 1_000;
/** Said until a value has arrived; a wire value. */
const MEASURING = '측정 중...';

export interface StatusStreamDeps {
  feed: ChangeFeed;
  /** The newest value; null when none has arrived. */
  value(): string | null;
  /** Monotonic ms. */
  monotonic(): number;
}

/** Server-sent events of one value as the app reads them: at once, on every change, and at least every second. */
export function createStatusStream(
  { feed, value, monotonic }: StatusStreamDeps,
  viewing: { uuid: string; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  let sent: string | null = null;
  let sentAt = Number.NEGATIVE_INFINITY;
  const current = () => value() ?? MEASURING;
  return createFeedStream(feed, viewing, {
    note: () => current() !== sent,
    dueIn: () => (current() === sent ? sentAt + REPEAT_MS - monotonic() : 0),
    take() {
      sent = current();
      sentAt = monotonic();
      return `data: ${sent}\n\n`;
    },
  });
}
