import type { Clock } from '@/lib/platform/clock';
import type { DatabaseServer, Env } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import { readAdoptedStates } from '@/lib/store/adopted-state';
import { connect, createDatabase, type Database, type DatabaseAddress } from '@/lib/store/database';
import { createEmbeddedDatabase, type EmbeddedDatabase } from '@/lib/store/embedded/embedded-database';
import { migrate } from '@/lib/store/migrate/migrate';
import { isOutage } from '@/lib/store/outage';
import { createServerLock, type ServerLock } from '@/lib/store/server-lock';

/** CONTRACT §6: an outside database is tried this often before the start is given up. */
const TRIES = 20;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

export interface StoreBoot {
  /** Brings the database up and to today's shape. @throws with a sentence for the operator when it cannot. */
  start(): Promise<Database>;
  stop(): Promise<void>;
  /** What it waits for, for a person; null when it waits for nothing. */
  waitingFor(): string | null;
}

interface StoreBootDeps {
  env: Pick<Env, 'database' | 'dataDir'>;
  logger: Logger;
  clock: Clock;
  /** Another server has taken the database over: nothing may be stored any more. */
  onTakenOver(error: Error): void;
}

/** The database of this server: its own, or the one that the environment names. */
export function createStoreBoot({ env, logger, clock, onTakenOver }: StoreBootDeps): StoreBoot {
  const { database: choice, dataDir } = env;
  const isOwn = choice.kind === 'embedded' && choice.runningSocket === null;
  const embedded: EmbeddedDatabase | null = isOwn ? createEmbeddedDatabase({ dataDir, logger, clock }) : null;
  const stopping = new AbortController();
  let database: Database | null = null;
  let lock: ServerLock | null = null;
  let waitingFor: string | null = null;

  async function findAddress(): Promise<DatabaseAddress> {
    if (choice.kind === 'outside') return withoutUndefined(choice.server);
    if (!embedded) return { ...EMBEDDED_ACCOUNT, socketPath: choice.runningSocket ?? '' };
    waitingFor = 'the embedded database to start';
    return { password: '', ...(await embedded.start()) };
  }

  async function connectPatiently(address: DatabaseAddress) {
    const place = address.socketPath ?? `${address.host}:${address.port}`;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await connect(address);
      } catch (error) {
        if (!isOutage(error)) throw new Error(`The database at ${place} refused us`, { cause: error });
        if (attempt >= TRIES) {
          throw new Error(`No database at ${place} after ${TRIES} tries: check MYSQL_HOST and MYSQL_PORT`, {
            cause: error,
          });
        }
        waitingFor = `the database at ${place} (try ${attempt} of ${TRIES})`;
        logger.warn('Waiting for the database', { at: place, attempt, of: TRIES, error });
        await wait(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 1.5 ** (attempt - 1)), stopping.signal);
      }
    }
  }

  async function keepOthersOff(address: DatabaseAddress): Promise<void> {
    lock = createServerLock({ connect: () => connect(address), logger, onTakenOver });
    await lock.take((holder) => {
      waitingFor = 'another Smart Cradle server to leave the database';
      logger.warn('Waiting for another server to leave the database', { holder });
    }, stopping.signal);
  }

  return {
    async start() {
      const address = await findAddress();
      const connection = await connectPatiently(address);
      try {
        await keepOthersOff(address);
        waitingFor = 'migrations to finish';
        await migrate(connection, logger);
      } finally {
        await connection.end();
      }
      database = createDatabase(address);
      waitingFor = 'what the earlier server knew of its cradles to be found';
      const adopted = await readAdoptedStates({ database, logger }, clock.now());
      if (adopted > 0) logger.info('Read what the earlier server knew of its cradles', { cradles: adopted });
      waitingFor = null;
      return database;
    },
    async stop() {
      stopping.abort();
      await database?.end();
      lock?.release();
      await embedded?.stop();
    },
    waitingFor: () => waitingFor,
  };
}

const EMBEDDED_ACCOUNT = { user: 'root', password: '', database: 'smartcradle' };

function withoutUndefined(server: DatabaseServer): DatabaseAddress {
  const { socketPath, ...rest } = server;
  return socketPath === undefined ? rest : server;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('Stopped while waiting for the database'));
    });
  });
}
