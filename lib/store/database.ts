import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import mysql, {
  type Connection,
  type Pool,
  type PoolConnection,
  type PoolOptions,
  type QueryOptions,
} from 'mysql2/promise';
import { translateOutage } from './outage';

export interface DatabaseAddress {
  host?: string;
  port?: number;
  socketPath?: string;
  user: string;
  password: string;
  database: string;
}

export interface Database {
  /** Typed queries. Rejects with AppError `database_unavailable` while the server is away. */
  orm: MySql2Database;
  /** For batches, where the query builder costs five times the CPU (bench/). */
  withConnection<T>(work: (connection: PoolConnection) => Promise<T>): Promise<T>;
  /** Resolves when the server answers within `limitMs`. */
  ping(limitMs: number): Promise<void>;
  end(): Promise<void>;
}

const CONNECT_LIMIT_MS = 5_000;
/** Longer than any query of a page; a database that hangs must not hold a request for ever. */
const QUERY_LIMIT_MS = 10_000;
const POOL: PoolOptions = { connectionLimit: 10, queueLimit: 500, maxIdle: 4, idleTimeout: 60_000 };

export function createDatabase(address: DatabaseAddress): Database {
  const pool = mysql.createPool({ ...connectionOptions(address), ...POOL });
  const withConnection = createConnectionUse(pool);
  return {
    orm: drizzle({ client: createOrmClient(withConnection) }),
    withConnection,
    ping: (limitMs) =>
      within(
        limitMs,
        withConnection(async (connection) => {
          await connection.query({ sql: 'SELECT 1', timeout: limitMs });
        }),
      ),
    end: () => pool.end(),
  };
}

/** One connection outside the pool, for migrations. */
export function connect(address: DatabaseAddress): Promise<Connection> {
  return mysql.createConnection(connectionOptions(address));
}

function connectionOptions(address: DatabaseAddress) {
  const { socketPath, ...rest } = address;
  const where = socketPath ? { ...rest, host: undefined, port: undefined, socketPath } : rest;
  return {
    ...where,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    connectTimeout: CONNECT_LIMIT_MS,
    enableKeepAlive: true,
    flags: ['-LOCAL_FILES'],
  };
}

type ConnectionUse = Database['withConnection'];

function createConnectionUse(pool: Pool): ConnectionUse {
  return async (work) => {
    const connection = await pool.getConnection().catch((error) => Promise.reject(translateOutage(error)));
    let broken = false;
    try {
      return await work(connection);
    } catch (error) {
      const translated = translateOutage(error);
      broken = translated !== error;
      throw translated;
    } finally {
      // A connection that timed out may still deliver the old answer to the next asker.
      if (broken) connection.destroy();
      else connection.release();
    }
  };
}

/**
 * What drizzle calls on a pool, with a limit on time and our word for an outage. Without `getConnection`: drizzle's
 * transactions would go past both, and lose the connection when they cannot begin. Ours use `withConnection`.
 */
function createOrmClient(withConnection: ConnectionUse): Pool {
  const client = {
    query: (query: string | QueryOptions, values?: QueryOptions['values']) => {
      const options = typeof query === 'string' ? { sql: query } : query;
      const limited = { timeout: QUERY_LIMIT_MS, ...options, values: values ?? options.values };
      return withConnection((connection) => connection.query(limited));
    },
  };
  return client as unknown as Pool;
}

/** Waiting for a connection has limits of its own, longer than this one. */
function within(limitMs: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const silence = Object.assign(new Error(`No answer within ${limitMs} ms`), { code: 'ETIMEDOUT' });
    const timer = setTimeout(() => reject(translateOutage(silence)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
