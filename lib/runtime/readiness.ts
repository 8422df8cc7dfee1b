import type { Readiness } from '@/lib/contracts/health';
import type { CradleLink } from '@/lib/mqtt/link';
import type { Database } from '@/lib/store/database';
import type { Journal } from '@/lib/store/journal';
import { findUnwillingness } from '@/lib/store/outage';
import type { Watch } from '@/lib/watch/watch';
import type { StoreBoot } from './store-boot';

/** A database that takes longer to say anything at all is away. */
const PING_LIMIT_MS = 1_000;

interface ReadinessDeps {
  storeBoot: StoreBoot;
  link: CradleLink;
  watch: Watch;
  stored(): { database: Database; journal: Journal } | null;
}

const DATABASE_FIRST = 'the database to come up first';
const NO_ROWS = { waitingRows: 0, storedRows: 0, refusedRows: 0, droppedRows: 0 };

/** Asks each part how it is, now: nothing is remembered from the last time it was fine. */
export function createReadiness({ storeBoot, link, watch, stored }: ReadinessDeps): () => Promise<Readiness> {
  async function askDatabase(): Promise<Readiness['database']> {
    const database = stored()?.database;
    if (!database) return { state: 'waiting', detail: storeBoot.waitingFor() };
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
    if (status === 'stopped' && stored() === null)
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
      journal: stored()?.journal.counts() ?? NO_ROWS,
    };
    return {
      ready: [database, broker, worker].every((part) => part.state === 'up'),
      database,
      broker,
      worker,
    };
  };
}
