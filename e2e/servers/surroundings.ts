import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Connection,
  type ConnectionOptions,
  createConnection,
  type RowDataPacket,
} from 'mysql2/promise';
import { DATABASE_NAME, DATABASE_USER } from '@/lib/store/embedded/readiness';
import { findFreePort } from './free-port';
import { type DatabaseAddress, startMariadbTcp } from './mariadb-tcp';
import { startMosquitto } from './mosquitto';

/** Both ways of running the server; what holds for one holds for the other. */
export const CONFIGURATIONS = ['embedded', 'outside'] as const;
export type Configuration = (typeof CONFIGURATIONS)[number];

/** What a server is given: ports, a private folder, and outside servers where it does not bring its own. */
export interface Surroundings {
  port: number;
  mqttPort: number;
  dataDir: string;
  env: Record<string, string>;
  /** Asks the database directly, past the server. */
  query(sql: string, parameters?: unknown[]): Promise<RowDataPacket[]>;
  /** Keeps everybody else from a table while the work is done. */
  whileLocked<T>(table: string, work: () => Promise<T>): Promise<T>;
  /** Ends the outside servers and removes the folder. */
  remove(): Promise<void>;
}

/** Addresses that take the place of servers of our own, for tests in which these come later. */
export interface OutsideAddresses {
  mqttPort: number;
  database: DatabaseAddress;
}

export async function prepareSurroundings(
  configuration: Configuration,
  given: OutsideAddresses | null,
): Promise<Surroundings> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sc-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  const port = await findFreePort();
  if (configuration === 'embedded') {
    const mqttPort = await findFreePort();
    const socketPath = path.join(dataDir, 'database', 'server.sock');
    const access = reach({ socketPath, user: DATABASE_USER, database: DATABASE_NAME });
    const env = { MQTT_BROKER_PORT: String(mqttPort) };
    return { port, mqttPort, dataDir, env, ...access, remove: removeFolder };
  }
  const { mqttPort, database, stop } = given ? { ...given, stop: async () => {} } : await startOutside();
  const remove = async (): Promise<void> => {
    await stop();
    await removeFolder();
  };
  const env = outsideVariables(mqttPort, database);
  return { port, mqttPort, dataDir, env, ...reach(database), remove };
}

async function startOutside(): Promise<OutsideAddresses & { stop(): Promise<void> }> {
  const mosquitto = await startMosquitto();
  try {
    const mariadb = await startMariadbTcp();
    const stop = async (): Promise<void> => {
      await Promise.all([mosquitto.stop(), mariadb.stop()]);
    };
    return { mqttPort: mosquitto.port, database: mariadb, stop };
  } catch (error) {
    await mosquitto.stop();
    throw error;
  }
}

function outsideVariables(mqttPort: number, database: DatabaseAddress): Record<string, string> {
  return {
    MQTT_BROKER_HOST: '127.0.0.1',
    MQTT_BROKER_PORT: String(mqttPort),
    MYSQL_HOST: database.host,
    MYSQL_PORT: String(database.port),
    MYSQL_USER: database.user,
    MYSQL_PASSWORD: database.password,
    MYSQL_DATABASE: database.database,
  };
}

interface DirectAccess extends Pick<Surroundings, 'query' | 'whileLocked'> {}

/** A connection a question: nothing is left open when the database goes away in the middle of a test. */
function reach({ host, port, socketPath, user, password, database }: ConnectionOptions): DirectAccess {
  const where = socketPath === undefined ? { host, port, password } : { socketPath };
  async function withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await createConnection({ ...where, user, database, timezone: 'Z' });
    try {
      return await work(connection);
    } finally {
      await connection.end();
    }
  }
  return {
    query: (sql, parameters = []) =>
      withConnection(async (connection) => (await connection.query<RowDataPacket[]>(sql, parameters))[0]),
    whileLocked: (table, work) =>
      withConnection(async (connection) => {
        await connection.query(`LOCK TABLES ${table} WRITE`);
        return work();
      }),
  };
}
