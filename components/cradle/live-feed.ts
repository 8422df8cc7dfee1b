import type { LiveSnapshot } from '@/lib/contracts/live';

export type LiveLink = 'connecting' | 'open' | 'lost';

/** Snapshots come at least every 5 s; without one for this long the connection is dead, in ms. */
const DEAD_AFTER_MS = 12_000;
const CHECK_MS = 1_000;
const RETRY_MS = { first: 1_000, most: 10_000 } as const;

export interface LiveFeedDeps {
  uuid: string;
  openEvents(url: string): EventSource;
  /** Why the connection ended: an event stream does not tell. */
  probeAccess(uuid: string): Promise<'allowed' | 'signedOut' | 'released' | 'away'>;
  /** Local wall clock, ms. */
  now(): number;
  onSnapshot(snapshot: LiveSnapshot): void;
  onLink(link: LiveLink): void;
  onSignedOut(): void;
  /** The cradle is no longer this parent's. */
  onReleased(): void;
}

export interface LiveFeed {
  start(): void;
  stop(): void;
}

/** Follows the readings of one cradle, reconnecting for as long as the session lives. */
export function createLiveFeed(deps: LiveFeedDeps): LiveFeed {
  const url = `/api/live/${encodeURIComponent(deps.uuid)}`;
  let source: EventSource | null = null;
  let check: ReturnType<typeof setInterval> | null = null;
  let heardAt = 0;
  let failures = 0;
  let retryAt = 0;

  function open(): void {
    source = deps.openEvents(url);
    heardAt = deps.now();
    source.addEventListener('snapshot', (event) => {
      const snapshot = parseSnapshot(event.data);
      if (snapshot === null) return;
      heardAt = deps.now();
      failures = 0;
      deps.onLink('open');
      deps.onSnapshot(snapshot);
    });
    source.addEventListener('error', () => void lose());
  }

  function close(): void {
    source?.close();
    source = null;
  }

  async function lose(): Promise<void> {
    close();
    retryAt = deps.now() + Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** Math.min(failures, 8));
    failures += 1;
    deps.onLink('lost');
    const access = await deps.probeAccess(deps.uuid);
    if (check === null) return;
    if (access === 'signedOut') deps.onSignedOut();
    else if (access === 'released') deps.onReleased();
  }

  function look(): void {
    const now = deps.now();
    if (source === null && now >= retryAt) open();
    else if (source !== null && now - heardAt > DEAD_AFTER_MS) void lose();
  }

  return {
    start() {
      if (check !== null) return;
      check = setInterval(look, CHECK_MS);
      deps.onLink('connecting');
      open();
    },
    stop() {
      if (check !== null) clearInterval(check);
      check = null;
      close();
    },
  };
}

/** The server writes snapshots by their contract; only what could not be one at all is refused here. */
function parseSnapshot(data: unknown): LiveSnapshot | null {
  try {
    const value: unknown = JSON.parse(String(data));
    const isSnapshot =
      typeof value === 'object' && value !== null && 'serverTime' in value && 'broker' in value;
    return isSnapshot ? (value as LiveSnapshot) : null;
  } catch {
    return null;
  }
}
