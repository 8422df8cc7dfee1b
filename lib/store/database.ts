import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import mysql, {
  type Connection,
  type Pool,
  type PoolConnection,
  type PoolOptions,
  type QueryOptions,
} from 'mysql2/promise';
import { createTurns } from '@/lib/platform/turns';
import { isOutage, isTimeout, translateOutage } from './outage';
import { type Answers, createAnswers, createPatience, ENDLESS, type Patience } from './patience';

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
  /**
   * For one statement that may take long by itself (years of rows): when it runs into its limit, that says nothing of
   * the database, and nobody else is turned away.
   */
  withPatientConnection<T>(work: (connection: PoolConnection) => Promise<T>): Promise<T>;
  /** Resolves when the server answers within `limitMs`. */
  ping(limitMs: number): Promise<void>;
  /** Whether the last use failed because the server was away. */
  isAway(): boolean;
  end(): Promise<void>;
}

const CONNECT_LIMIT_MS = 3_000;
/** Longer than any query of a page; a database that hangs must not hold a request for ever. */
const QUERY_LIMIT_MS = 5_000;
/** For connections to say goodbye; a database that hangs would not let us go. */
const END_LIMIT_MS = 1_000;
const AGREEMENT = "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'";
/** Of ten: whoever goes through many rows leaves the others room. */
const PATIENT_AT_ONCE = 3;
const POOL: PoolOptions = { connectionLimit: 10, queueLimit: 500, maxIdle: 4, idleTimeout: 60_000 };

export function createDatabase(address: DatabaseAddress): Database {
  const pool = mysql.createPool({ ...connectionOptions(address), ...POOL });
  const getConnection = createAgreedConnections(pool);
  const answers = createAnswers();
  const createUse = (patience: Patience) => createConnectionUse(getConnection, { patience, answers });
  const use = createUse(createPatience(answers));
  // Apart: a ping that is in a hurry, or a question that takes long, must not have everybody else turned away.
  const probe = createUse(createPatience(answers));
  const patient = createUse(ENDLESS);
  const takePatientTurn = createTurns({ atOnce: PATIENT_AT_ONCE });
  let away = false;
  const withConnection: ConnectionUse = async (work) => {
    try {
      const result = await use(work);
      away = false;
      return result;
    } catch (error) {
      away = isOutage(error);
      throw error;
    }
  };
  return {
    orm: drizzle({ client: createOrmClient(withConnection) }),
    withConnection,
    withPatientConnection: (work) => takePatientTurn(() => patient(work)),
    ping: (limitMs) =>
      within(
        limitMs,
        probe(async (connection) => {
          await connection.query({ sql: 'SELECT 1', timeout: limitMs });
        }),
      ),
    isAway: () => away,
    end: () => endWithin(END_LIMIT_MS, pool),
  };
}

/** One connection outside the pool, for migrations. */
export async function connect(address: DatabaseAddress): Promise<Connection> {
  return agree(await mysql.createConnection(connectionOptions(address)));
}

/**
 * Said first on every connection, whatever the database's own defaults: mysql2 escapes with backslashes, which
 * NO_BACKSLASH_ESCAPES would make plain characters (so that a name could end its string), and moments are UTC.
 */
async function agree<T extends Connection>(connection: T): Promise<T> {
  try {
    await connection.query({ sql: AGREEMENT, timeout: QUERY_LIMIT_MS });
    return connection;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

/** Gives connections of the pool out once they agree with us. */
function createAgreedConnections(pool: Pool): () => Promise<PoolConnection> {
  const agreed = new WeakSet<object>();
  return async () => {
    const connection = await pool.getConnection();
    // The wrapper is new each time.
    const wrapped = connection.connection;
    if (!agreed.has(wrapped)) {
      await agree(connection);
      agreed.add(wrapped);
    }
    return connection;
  };
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

function createConnectionUse(
  getConnection: () => Promise<PoolConnection>,
  { patience, answers }: { patience: Patience; answers: Answers },
): ConnectionUse {
  return async (work) => {
    const begun = performance.now();
    if (patience.isOver(begun)) throw translateOutage(createTimeout('The database does not answer'));
    const translate = (error: unknown): unknown => {
      if (isTimeout(error)) patience.noteTimeout(begun, performance.now());
      return translateOutage(error);
    };
    const connection = await getConnection().catch((error) => Promise.reject(translate(error)));
    let broken = false;
    try {
      const result = await work(connection);
      answers.note(performance.now());
      return result;
    } catch (error) {
      const translated = translate(error);
      broken = translated !== error;
      // A refusal is an answer too.
      if (!isOutage(translated)) answers.note(performance.now());
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
  // Drizzle's type asks for a whole pool; our queries make it call nothing but this.
  return client as unknown as Pool;
}

/** Waiting for a connection has limits of its own, longer than this one. */
function within(limitMs: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const silence = () => reject(translateOutage(createTimeout(`No answer within ${limitMs} ms`)));
    const timer = setTimeout(silence, limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function createTimeout(sentence: string): Error {
  return Object.assign(new Error(sentence), { code: 'ETIMEDOUT' });
}

async function endWithin(limitMs: number, pool: Pool): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs).unref());
  await Promise.race([pool.end().catch(() => {}), limit]);
}
