import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { againWhenLocked } from './again-when-locked';
import type { Database } from './database';
import { isOutage } from './outage';

/** One statement of a transaction; it waits this long for an answer, in ms. */
const STATEMENT_LIMIT_MS = 5_000;

export interface Transaction {
  select(sql: string, values: unknown[]): Promise<RowDataPacket[]>;
  change(sql: string, values: unknown[]): Promise<ResultSetHeader>;
}

/** Runs statements that take effect together or not at all; more than once when somebody else's are in their way. */
export function inTransaction<T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return againWhenLocked(() => tryOnce(database, work));
}

function tryOnce<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database.withConnection(async (connection) => {
    async function run<R extends RowDataPacket[] | ResultSetHeader>(sql: string, values: unknown[] = []) {
      const [result] = await connection.query<R>({ sql, values, timeout: STATEMENT_LIMIT_MS });
      return result;
    }
    await run('START TRANSACTION');
    try {
      const result = await work({
        select: (sql, values) => run<RowDataPacket[]>(sql, values),
        change: (sql, values) => run<ResultSetHeader>(sql, values),
      });
      await run('COMMIT');
      return result;
    } catch (error) {
      // The server undoes what a lost connection began.
      if (!isOutage(error)) await run('ROLLBACK');
      throw error;
    }
  });
}
