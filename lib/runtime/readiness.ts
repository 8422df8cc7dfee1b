import type { Readiness } from '@/lib/contracts/health';
import type { CradleLink } from '@/lib/mqtt/link';
import type { Database } from '@/lib/store/database';
import { findUnwillingness } from '@/lib/store/outage';
import type { Watch } from '@/lib/watch/watch';
import type { DiskGuard } from './disk-guard';
import type { StoreBoot } from './store-boot';
import type { StoreLanes } from './store-lanes';

/** A database that takes longer to say anything at all is away. */
const PING_LIMIT_MS = 1_000;

interface ReadinessDeps {
  storeBoot: StoreBoot;
  link: CradleLink;
  watch: Watch;
  diskGuard: Pick<DiskGuard, 'freeBytes' | 'hasRoom'>;
  /** Whether the broker's turn has come: it is the last. */
  wasLinkStarted(): boolean;
  stored(): { database: Database; lanes: Pick<StoreLanes, 'counts'> } | null;
}

const LEFT_OVER = 'what the spool holds to be stored';
const DATABASE_FIRST = 'the database to come up first';
const NOTHING_STORED: Readiness['worker']['journal'] = {
  ...{ waitingRows: 0, storedRows: 0, refusedRows: 0, droppedRows: 0 },
  ...{ waitingFrames: 0, storedFrames: 0, refusedFrames: 0, droppedFrames: 0 },
  ...{ waitingChanges: 0, refusedChanges: 0, droppedChanges: 0 },
  ...{ unsafe: 0, spoolBytes: 0 },
};

/** Asks each part how it is, now: nothing is remembered from the last time it was fine. */
export function createReadiness({
  storeBoot,
  link,
  watch,
  diskGuard,
  stored,
  wasLinkStarted,
}: ReadinessDeps): () => Promise<Readiness> {
  async function askDatabase(): Promise<Readiness['database']> {
    const database = stored()?.database;
    if (!database) return { state: 'waiting', detail: storeBoot.waitingFor() ?? LEFT_OVER };
    try {
      await database.ping(PING_LIMIT_MS);
      return { state: 'up', detail: null };
    } catch (error) {
      const word = findUnwillingness(error);
      const detail = word === null ? 'the database to answer' : `the database to serve us again (${word})`;
      return { state: 'waiting', detail };
    }
  }

  function askBroker(): Readiness['broker'] {
    const { status, detail, refused } = link.state();
    // Cradles are let in only when it is known which there are.
    if (status === 'stopped' && !wasLinkStarted())
      return { state: 'waiting', detail: DATABASE_FIRST, refused };
    return { state: status, detail, refused };
  }

  return async () => {
    const [database, broker] = [await askDatabase(), askBroker()];
    const isWorking = stored() !== null;
    const worker: Readiness['worker'] = {
      state: isWorking ? 'up' : 'waiting',
      detail: isWorking ? null : DATABASE_FIRST,
      faults: watch.faults(),
      journal: stored()?.lanes.counts() ?? NOTHING_STORED,
      recording: diskGuard.hasRoom() ? 'on' : 'no_room',
      diskFreeBytes: diskGuard.freeBytes(),
    };
    return {
      ready: [database, broker, worker].every((part) => part.state === 'up'),
      database,
      broker,
      worker,
    };
  };
}
