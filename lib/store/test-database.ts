import { randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { type DatabaseTcpServer, startMariadbTcp } from '@/e2e/servers/mariadb-tcp';
import { createLogger } from '@/lib/platform/logger';
import { connect, createDatabase, type Database } from './database';
import { migrate } from './migrate/migrate';

export interface TestDatabase {
  server: DatabaseTcpServer;
  database: Database;
  /** A connection outside the pool, to look at what was written. */
  connection: Connection;
  stop(): Promise<void>;
}

/** How long a test may wait for the server to start, in ms. */
export const START_LIMIT_MS = 60_000;

/** Test part: a real server of its own, migrated. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const server = await startMariadbTcp();
  const { host, port, user, password, database: name } = server;
  const address = { host, port, user, password, database: name };
  const connection = await connect(address);
  await migrate(connection, createLogger('silent'));
  const database = createDatabase(address);
  return {
    server,
    database,
    connection,
    async stop() {
      await Promise.allSettled([connection.end(), database.end()]);
      await server.stop();
    },
  };
}

/** Test part: an account and its cradles, made by hand. @returns the account's id. */
export async function addUser(connection: Connection, username: string): Promise<number> {
  const sql = 'INSERT INTO users (username, username_key, password) VALUES (?, LOWER(?), ?)';
  const [result] = await connection.query(sql, [username, username, 'x']);
  return (result as { insertId: number }).insertId;
}

/** Test part: a session that does not end by itself. @returns its name. */
export async function addSession(connection: Connection, userId: number): Promise<string> {
  const tokenHash = randomBytes(32).toString('hex');
  const sql =
    "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES (?, ?, NOW(), '2100-01-01')";
  await connection.query(sql, [tokenHash, userId]);
  return tokenHash;
}

/** Test part: a registered cradle. @returns its id. */
export async function addCradle(
  connection: Connection,
  uuid: string,
  ownerId: number | null,
): Promise<number> {
  const sql = 'INSERT INTO agents (uuid, ip, user_id) VALUES (?, ?, ?)';
  const [result] = await connection.query(sql, [uuid, '10.0.0.5', ownerId]);
  return (result as { insertId: number }).insertId;
}
