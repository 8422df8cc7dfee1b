import { createHash } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';

/** Who has the lock: the number of their connection, and where it comes from, for a person. */
export interface LockHolder {
  connectionId: number;
  /** Address and port as the database sees them; null when it does not show them to us. */
  address: string | null;
}

/** A lock of GET_LOCK for the connected database. It ends with its connection, however that ends. */
export interface NamedLock {
  connectionId: number;
  /** Resolves when the connection is gone, as far as that shows by itself. */
  gone: Promise<void>;
  /** @returns whether it is ours now, after waiting for at most so long. */
  take(waitS: number): Promise<boolean>;
  isHeld(): Promise<boolean>;
  /** Null when it is free at this moment. */
  findHolder(): Promise<LockHolder | null>;
  end(): void;
}

/** An answer that takes longer than it should is none. */
const ANSWER_LIMIT_MS = 5_000;
/**
 * The database ends a connection of which it hears nothing for so long, in s: it does not notice when a computer loses
 * power, and would keep its lock for hours.
 */
const SILENCE_LIMIT_S = 8;

export async function openNamedLock(connect: () => Promise<Connection>): Promise<NamedLock> {
  const connection = await connect();
  // An 'error' without a listener would end the process.
  const gone = new Promise<void>((resolve) => {
    for (const event of ['error', 'end']) connection.on(event, () => resolve());
  });
  try {
    await ask(connection, `SET SESSION wait_timeout = ${SILENCE_LIMIT_S}`);
    return createNamedLock(connection, gone, await nameOfLock(connection, 'server'));
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

function createNamedLock(connection: Connection, gone: Promise<void>, name: string): NamedLock {
  return {
    gone,
    connectionId: connection.threadId,
    async take(waitS) {
      const [row] = await ask(connection, 'SELECT GET_LOCK(?, ?) AS got', [name, waitS]);
      return row?.got === 1;
    },
    async isHeld() {
      const [row] = await ask(connection, 'SELECT IS_USED_LOCK(?) = CONNECTION_ID() AS held', [name]);
      return row?.held === 1;
    },
    async findHolder() {
      const [row] = await ask(connection, 'SELECT IS_USED_LOCK(?) AS id', [name]);
      if (typeof row?.id !== 'number') return null;
      const sql = 'SELECT HOST AS address FROM information_schema.PROCESSLIST WHERE ID = ?';
      const [holder] = await ask(connection, sql, [row.id]);
      return { connectionId: row.id, address: holder?.address ?? null };
    },
    end: () => connection.destroy(),
  };
}

/**
 * A name for the connected database: locks are the whole server's, and MySQL allows a name of 64 characters: as many as the database's own may have.
 */
export async function nameOfLock(connection: Connection, purpose: 'server' | 'migrate'): Promise<string> {
  const [row] = await ask(
    connection,
    'SELECT IF(@@lower_case_table_names = 0, DATABASE(), LOWER(DATABASE())) AS name',
  );
  const hash = createHash('sha256').update(String(row?.name)).digest('hex');
  return `smart-cradle.${purpose}.${hash.slice(0, 40)}`;
}

async function ask(connection: Connection, sql: string, values: unknown[] = []): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>({ sql, values, timeout: ANSWER_LIMIT_MS });
  return rows;
}
