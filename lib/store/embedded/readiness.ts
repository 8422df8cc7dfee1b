import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

export const DATABASE_NAME = 'smartcradle';
/** Has no password: the socket is in a folder that only this operating system user can open. */
export const DATABASE_USER = 'root';

const POLL_MS = 50;
const CONNECT_LIMIT_MS = 10_000;

/**
 * Waits until the server answers on its socket, then sees to the database.
 * @param limitMs after which it rejects with what the last attempt met
 */
export async function waitUntilReady(
  socketPath: string,
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await makeDatabase(socketPath);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await sleep(POLL_MS, undefined, { signal });
  }
}

async function makeDatabase(socketPath: string): Promise<void> {
  const connection = await createConnection({
    socketPath,
    user: DATABASE_USER,
    connectTimeout: CONNECT_LIMIT_MS,
  });
  // Without a listener a broken connection would end the process.
  connection.on('error', () => undefined);
  try {
    await connection.ping();
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS ${DATABASE_NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
    await connection.end();
  } catch (error) {
    connection.destroy();
    throw error;
  }
}
