import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import { saveImprint } from './imprint';
import { type Installation, prepareInstallation } from './installation';
import { launchServer } from './launch';
import { DATABASE_NAME, DATABASE_USER } from './readiness';
import { createSupervisor, type Supervisor } from './supervisor';
import { upgradeSystemTables } from './upgrade';

export type EmbeddedStatus = 'stopped' | 'starting' | 'up' | 'restarting';

export interface EmbeddedState {
  status: EmbeddedStatus;
  /** For an operator: why it is not up, or null. */
  detail: string | null;
  /** Wall ms of the last change of status. */
  since: number;
}

export interface EmbeddedAddress {
  socketPath: string;
  user: string;
  database: typeof DATABASE_NAME;
}

export interface EmbeddedDatabase {
  /**
   * Resolves when the server answers and the database is there; makes both when they are not.
   * @throws EmbeddedDatabaseError with a sentence for the operator; nothing is left running then.
   */
  start(): Promise<EmbeddedAddress>;
  /** Ends the server cleanly and waits for it; usually 1 s. Also ends a start that is under way. */
  stop(): Promise<void>;
  state(): EmbeddedState;
}

interface Deps {
  dataDir: string;
  logger: Logger;
  clock: Clock;
  onStateChange?: (state: EmbeddedState) => void;
}

/** A MariaDB or MySQL of our own under `dataDir`/database, on a unix socket only. */
export function createEmbeddedDatabase(deps: Deps): EmbeddedDatabase {
  const state = createStateHolder(deps);
  let stopping = new AbortController();
  let supervisor: Supervisor | null = null;
  let starting: Promise<EmbeddedAddress> | null = null;

  async function begin(signal: AbortSignal): Promise<EmbeddedAddress> {
    state.set('starting', null);
    try {
      const installation = await prepareInstallation(deps, signal);
      signal.throwIfAborted();
      const server = await launchServer(installation, signal);
      supervisor = createSupervisor({ ...deps, installation, onStatus: state.set });
      supervisor.watch(server);
      state.set('up', null);
      await finishUpgrade(deps, installation, signal);
      return { socketPath: installation.places.socketPath, user: DATABASE_USER, database: DATABASE_NAME };
    } catch (error) {
      await supervisor?.stop();
      state.set('stopped', error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  return {
    start() {
      stopping = new AbortController();
      starting = begin(stopping.signal);
      return starting;
    },
    async stop() {
      stopping.abort(new Error('The database was stopped before it had started.'));
      await Promise.allSettled([starting]);
      await supervisor?.stop();
      supervisor = null;
      state.set('stopped', null);
    },
    state: state.get,
  };
}

/** Afterwards the folder belongs to the version that runs now. */
async function finishUpgrade(deps: Deps, installation: Installation, signal: AbortSignal): Promise<void> {
  const { program, imprint, places } = installation;
  if (program.version === imprint.version) return;
  await upgradeSystemTables(deps, { program, imprint, socketPath: places.socketPath }, signal);
  await saveImprint(places.dataFolder, program);
}

function createStateHolder({ clock, onStateChange }: Deps) {
  let state: EmbeddedState = { status: 'stopped', detail: null, since: clock.now() };
  return {
    get: () => state,
    set(status: EmbeddedStatus, detail: string | null): void {
      const since = status === state.status ? state.since : clock.now();
      state = { status, detail, since };
      onStateChange?.(state);
    },
  };
}
