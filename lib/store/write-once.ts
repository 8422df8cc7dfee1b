import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { againWhenLocked } from './again-when-locked';
import type { Database } from './database';
import { isRefusal } from './refusals';

/** A server that hangs must not hold up all batches for ever, in ms; the batch comes again on another connection. */
export const STATEMENT_LIMIT_MS = 10_000;

/** Which batch it is: of one writer a higher number is the later one. */
export interface BatchName {
  /** ULID of the lane that made it, in one run of the server. */
  writer: string;
  number: number;
}

/**
 * Runs what stores a batch in one transaction, exactly once: its number is written with it, so that a batch whose
 * commit was not confirmed before the connection broke, or before this process did, is recognised when it comes again.
 * @returns what `insert` returns; null when the batch is in already.
 */
export function writeOnce<T>(
  database: Database,
  { name, now }: { name: BatchName; now: number },
  insert: (connection: PoolConnection) => Promise<T>,
): Promise<T | null> {
  return againWhenLocked(() =>
    database.withConnection(async (connection) => {
      await run(connection, 'START TRANSACTION');
      try {
        const result = (await takePosition(connection, name, now)) ? await insert(connection) : null;
        await run(connection, 'COMMIT');
        return result;
      } catch (error) {
        // It says why it failed, and a lost connection cannot roll back: the server does it by itself.
        await run(connection, 'ROLLBACK').catch(() => {});
        throw error;
      }
    }),
  );
}

export async function run(
  connection: PoolConnection,
  sql: string,
  values: unknown[] = [],
): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>({ sql, values, timeout: STATEMENT_LIMIT_MS });
  return rows;
}

/** Moves the writer's position to this batch; false when it is there already. */
async function takePosition(
  connection: PoolConnection,
  { writer, number }: BatchName,
  now: number,
): Promise<boolean> {
  const rows = await run(connection, 'SELECT batch FROM write_position WHERE writer = ? FOR UPDATE', [
    writer,
  ]);
  if (Number(rows[0]?.batch ?? 0) >= number) return false;
  const sql = rows[0]
    ? 'UPDATE write_position SET batch = ?, updated_at = ? WHERE writer = ?'
    : 'INSERT INTO write_position (batch, updated_at, writer) VALUES (?, ?, ?)';
  await run(connection, sql, [number, new Date(now), writer]);
  return true;
}

/**
 * All rows together; when one among them is refused (its cradle was deleted meanwhile), one by one without it.
 * @returns how many were refused.
 */
export async function insertOrDropRefused<T>(
  rows: readonly T[],
  insert: (rows: readonly T[]) => Promise<void>,
): Promise<number> {
  if (rows.length === 0) return 0;
  if (await isTaken(() => insert(rows))) return 0;
  let refused = 0;
  for (const row of rows) if (!(await isTaken(() => insert([row])))) refused += 1;
  return refused;
}

async function isTaken(insert: () => Promise<void>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return false;
  }
}
