import type { Overview } from '@/lib/contracts/overview';
import { withinLimit } from './answer-limit';
import { type Fetch, fetchSingle, isSignedOut, type PictureFrame, request } from './frame-source';

/** Between the end of one round and the next, in ms. */
const PAUSE_MS = 4_000;

export interface OverviewFeedDeps {
  fetch: Fetch;
  onOverview(overview: Overview): void;
  /** The server could not be asked. */
  onLost(): void;
  onPicture(uuid: string, picture: PictureFrame): void;
  onSignedOut(): void;
}

export interface OverviewFeed {
  start(): void;
  stop(): void;
}

/**
 * Looks at all cradles in turn: how they stand, then one picture of each that has a new one. Never two requests at
 * once: a browser has six connections to a host for everything that the page does.
 */
export function createOverviewFeed(deps: OverviewFeedDeps): OverviewFeed {
  let running: { ending: AbortController; timer: ReturnType<typeof setTimeout> | null } | null = null;
  const shownAt = new Map<string, number>();

  async function look(signal: AbortSignal): Promise<void> {
    const overview = await withinLimit(signal, (limited) => askOverview(deps.fetch, limited));
    deps.onOverview(overview);
    for (const { uuid, frame } of overview.cradles) {
      if (frame.at === null || frame.at === shownAt.get(uuid)) continue;
      const picture = await withinLimit(signal, (limited) =>
        fetchSingle(deps.fetch, encodeURIComponent(uuid), null, limited),
      );
      if (picture === null) continue;
      shownAt.set(uuid, picture.receivedAt ?? frame.at);
      deps.onPicture(uuid, picture);
    }
  }

  async function run(own: NonNullable<typeof running>): Promise<void> {
    try {
      await look(own.ending.signal);
    } catch (error) {
      if (running !== own) return;
      if (isSignedOut(error)) return deps.onSignedOut();
      deps.onLost();
    }
    if (running === own) own.timer = setTimeout(() => void run(own), PAUSE_MS);
  }

  return {
    start() {
      if (running !== null) return;
      running = { ending: new AbortController(), timer: null };
      void run(running);
    },
    stop() {
      running?.ending.abort();
      if (running?.timer) clearTimeout(running.timer);
      running = null;
    },
  };
}

async function askOverview(fetch: Fetch, signal: AbortSignal): Promise<Overview> {
  const response = await request(fetch, '/api/overview', signal);
  return response.json();
}
