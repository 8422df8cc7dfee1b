import { type Fetch, fetchSingle, isSignedOut, type PictureFrame, readStream } from './frame-source';
import { createNewestPainter } from './newest-painter';
import {
  advancePicture,
  type PictureEvent,
  type PictureView,
  startPicture,
  viewPicture,
} from './picture-state';

/** How often time alone is looked at, in ms: the age on the picture counts in seconds. */
const TICK_MS = 250;
/** The least time between two requests for single pictures, and after an empty answer, in ms. */
const PAUSE_MS = { picture: 100, nothing: 1_000 } as const;

export interface PictureFeedDeps {
  uuid: string;
  fetch: Fetch;
  /** Local wall clock, ms. */
  now(): number;
  /** What to add to it for the server's clock; null while that is not known. */
  serverOffset(): number | null;
  /** Since when the server gets one picture again and again, its wall ms; null while they differ. */
  frozenSince(): number | null;
  /** Puts a JPEG on the screen; false when it is no picture. */
  paint(jpeg: Blob): Promise<boolean>;
  onView(view: PictureView): void;
  /** The session has ended: nothing more will come. */
  onSignedOut(): void;
}

export interface PictureFeed {
  start(): void;
  stop(): void;
}

/** Keeps the newest picture of one cradle on the screen, and says how alive it is. */
export function createPictureFeed(deps: PictureFeedDeps): PictureFeed {
  let state = startPicture(deps.now());
  let running: { connection: AbortController; timer: ReturnType<typeof setInterval> } | null = null;

  function dispatch(event: PictureEvent): void {
    const before = state.generation;
    state = advancePicture(state, event, deps.now());
    if (state.generation !== before) running?.connection.abort();
    deps.onView(viewPicture(state, deps.now(), deps.serverOffset(), deps.frozenSince()));
  }

  const painter = createNewestPainter<PictureFrame>(
    ({ jpeg }) => deps.paint(jpeg),
    ({ receivedAt, sequence }) => {
      if (state.card !== null && receivedAt !== null && receivedAt === state.card.lastReceivedAt) {
        dispatch({ type: 'recalled', receivedAt, sequence });
        return;
      }
      const offset = deps.serverOffset();
      const ageMs = receivedAt === null || offset === null ? null : deps.now() + offset - receivedAt;
      dispatch({ type: 'shown', receivedAt, sequence, ageMs });
    },
  );

  function take(frame: PictureFrame): void {
    if (frame.noSignal) {
      dispatch({ type: 'card', receivedAt: frame.receivedAt });
      if (state.frame === null && frame.receivedAt !== null) void recall();
      return;
    }
    dispatch({ type: 'heard' });
    painter.offer(frame);
  }

  /** To a screen that is still empty, the last picture there was says more than the card. */
  async function recall(): Promise<void> {
    const signal = running?.connection.signal;
    if (signal === undefined) return;
    const last = await fetchSingle(deps.fetch, encodeURIComponent(deps.uuid), null, signal).catch(() => null);
    if (last !== null) painter.offer(last);
  }

  async function connect(signal: AbortSignal): Promise<void> {
    const path = encodeURIComponent(deps.uuid);
    const onOpen = (): void => dispatch({ type: 'opened' });
    if (state.mode === 'stream') return readStream(deps.fetch, path, signal, { onOpen, onFrame: take });
    let after = state.frame?.sequence ?? null;
    for (let first = true; ; first = false) {
      const frame = await fetchSingle(deps.fetch, path, after, signal);
      if (first) onOpen();
      if (frame === null) dispatch({ type: 'heard' });
      else take(frame);
      after = frame?.sequence ?? after;
      await pause(frame === null ? PAUSE_MS.nothing : PAUSE_MS.picture, signal);
    }
  }

  /** One connection after the other until stopped; `run` is what `running` was when it began. */
  async function serve(run: NonNullable<typeof running>): Promise<void> {
    while (running === run) {
      run.connection = new AbortController();
      const { generation } = state;
      dispatch({ type: 'connecting' });
      try {
        await connect(run.connection.signal);
      } catch (error) {
        if (isSignedOut(error)) return deps.onSignedOut();
      }
      if (running !== run) return;
      // A stream that turned out to be none must not stay open behind the next one.
      run.connection.abort();
      if (state.generation === generation) dispatch({ type: 'ended' });
      const wait = (state.retryAt ?? 0) - deps.now();
      run.connection = new AbortController();
      if (wait > 0) await pause(wait, run.connection.signal).catch(() => undefined);
    }
  }

  return {
    start() {
      if (running !== null) return;
      const timer = setInterval(() => dispatch({ type: 'tick' }), TICK_MS);
      running = { connection: new AbortController(), timer };
      void serve(running);
    },
    stop() {
      if (running === null) return;
      const { connection, timer } = running;
      running = null;
      clearInterval(timer);
      connection.abort();
    },
  };
}

/** Waits; throws at once when the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(new DOMException('Stopped', 'AbortError'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
