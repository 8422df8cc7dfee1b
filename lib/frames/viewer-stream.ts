import { FRAME_FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { Clock } from '@/lib/platform/clock';
import type { CardDesk, CardLocale } from './card-desk';
import type { FrameCache } from './frame-cache';
import { STREAM_OPENING } from './multipart';

/** A card is sent again this often, in ms: it keeps the connection proven, and viewers that left are noticed. */
const CARD_INTERVAL_MS = 5_000;

export interface ViewerDeps {
  frames: FrameCache;
  cards: CardDesk;
  /** Wall ms of the newest frame of a cradle, known over a restart; null when there never was one. */
  lastFrameAt(uuid: string): number | null;
  clock: Clock;
}

export interface ViewerOptions {
  uuid: string;
  locale: CardLocale;
  /** Ends the stream: the viewer left, or may no longer look. */
  signal: AbortSignal;
}

/**
 * The bytes of GET /stream/{uuid} for one viewer. It pulls: when its socket has room it gets the newest frame, so
 * a slow one skips frames, nothing queues here, and nobody else waits.
 */
export function createViewerStream(deps: ViewerDeps, options: ViewerOptions): ReadableStream<Uint8Array> {
  const { signal } = options;
  const next = createPartSource(deps, options);
  const ended = new AbortController();
  const end = () => ended.abort();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  let opened = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const part = await next(ended.signal);
        // A stream that was cancelled is closed already.
        if (part === null) return signal.aborted ? controller.close() : undefined;
        controller.enqueue(opened ? part : Buffer.concat([STREAM_OPENING, part]));
        opened = true;
      },
      cancel() {
        signal.removeEventListener('abort', end);
        end();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The next part for this viewer: a newer frame, or a card while there is none. Null when it is over. */
function createPartSource(deps: ViewerDeps, { uuid, locale }: ViewerOptions) {
  const { frames, cards, clock } = deps;
  /** Monotonic ms. */
  const openedAt = clock.monotonic();
  let sentSequence = 0;
  /** Monotonic ms of the last card since the last frame. */
  let cardSentAt: number | null = null;

  /** How long there has been no frame, in ms; null when there never was one. */
  function silence(): number | null {
    const frame = frames.newest(uuid);
    if (frame) return clock.monotonic() - frame.arrivedAt;
    const lastAt = deps.lastFrameAt(uuid);
    // At least as long as this viewer has seen none: the wall clock may have been set back since.
    return lastAt === null ? null : Math.max(clock.monotonic() - openedAt, clock.now() - lastAt);
  }

  /** Time until a card is due, in ms; 0 or less when it is. */
  function untilCard(): number {
    const untilSilent = FRAME_FRESH_FOR_MS - (silence() ?? Number.POSITIVE_INFINITY);
    const untilNext = cardSentAt === null ? 0 : cardSentAt + CARD_INTERVAL_MS - clock.monotonic();
    return Math.max(untilSilent, untilNext);
  }

  async function takeFrame(limitMs: number, signal: AbortSignal): Promise<Buffer | null> {
    const frame = await frames.waitForNewer(uuid, sentSequence, { limitMs, signal });
    if (frame === null) return null;
    sentSequence = frame.sequence;
    cardSentAt = null;
    return frame.part();
  }

  function takeCard(): Promise<Buffer | null> {
    cardSentAt = clock.monotonic();
    return cards.part({ uuid, frame: frames.newest(uuid), locale, silentMs: silence() });
  }

  return async function next(signal: AbortSignal): Promise<Buffer | null> {
    while (!signal.aborted) {
      const wait = untilCard();
      const part = wait > 0 ? await takeFrame(wait, signal) : await takeCard();
      if (part && !signal.aborted) return part;
    }
    return null;
  };
}
