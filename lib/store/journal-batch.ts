import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { type CradleMemory, memoryValues, UPSERT_MEMORY } from './alert-changes';
import { isOutage } from './outage';

/** A row of sensor_data that is not stored yet. Times in wall ms. */
export interface JournalRow {
  agentId: number;
  at: number;
  temperature: number | null;
  crying: string | null;
  direction: string | null;
}

/** What one transaction stores. */
export interface Batch {
  number: number;
  rows: JournalRow[];
  states: Map<number, CradleMemory>;
}

/** A server that hangs must not hold up all batches for ever, in ms; the batch comes again on another connection. */
const STATEMENT_LIMIT_MS = 10_000;

/** What the database says of one row that it will never take; anything else may pass, and the batch comes again. */
const REFUSED = new Set([
  'ER_NO_REFERENCED_ROW',
  'ER_NO_REFERENCED_ROW_2',
  'ER_DATA_TOO_LONG',
  'ER_WARN_DATA_OUT_OF_RANGE',
  'ER_TRUNCATED_WRONG_VALUE',
  'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD',
  'ER_BAD_NULL_ERROR',
  'ER_CONSTRAINT_FAILED',
]);

/**
 * Stores a batch in one transaction, exactly once: its number is written with it, so that a batch whose commit was
 * not confirmed before the connection broke is recognised when it comes again.
 * @returns how many rows were dropped because the database will never take them.
 */
export async function storeBatch(
  connection: PoolConnection,
  writer: string,
  batch: Batch,
  now: number,
): Promise<number> {
  await run(connection, 'START TRANSACTION');
  try {
    if (!(await takePosition(connection, writer, batch.number, now))) {
      await run(connection, 'ROLLBACK');
      return 0;
    }
    const refused = await insertAll(connection, batch, now);
    await run(connection, 'COMMIT');
    return refused;
  } catch (error) {
    // The server undoes what a lost connection began.
    if (!isOutage(error)) await run(connection, 'ROLLBACK');
    throw error;
  }
}

async function run(
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
  writer: string,
  number: number,
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

async function insertAll(connection: PoolConnection, { rows, states }: Batch, now: number): Promise<number> {
  const rowValues = rows.map((row) => [
    row.agentId,
    new Date(row.at),
    row.temperature,
    row.crying,
    row.direction,
  ]);
  const stateValues = [...states].map(([agentId, memory]) => memoryValues(agentId, memory, now));
  const refused = await insertOrDropRefused(connection, INSERT_ROWS, rowValues);
  await insertOrDropRefused(connection, UPSERT_MEMORY, stateValues);
  return refused;
}

const INSERT_ROWS = 'INSERT INTO sensor_data (agent_id, timestamp, temperature, crying, direction) VALUES ?';

/** All in one statement; when one among them is refused (its cradle was deleted meanwhile), one by one without it. */
async function insertOrDropRefused(
  connection: PoolConnection,
  sql: string,
  values: unknown[][],
): Promise<number> {
  if (values.length === 0) return 0;
  try {
    await run(connection, sql, [values]);
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  let refused = 0;
  for (const value of values) {
    try {
      await run(connection, sql, [[value]]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused += 1;
    }
  }
  return refused;
}

function isRefusal(error: unknown): boolean {
  return REFUSED.has((error as { code?: string }).code ?? '');
}
