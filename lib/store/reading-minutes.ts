import type { PoolConnection } from 'mysql2/promise';
import { addSums, type ReadingSums, SUM_COLUMNS, SUMS_OF_ROWS, sumsOfRow, sumValues } from './reading-sums';
import type { Transaction } from './transaction';
import { run } from './write-once';

export const MINUTE_MS = 60_000;

/** What is counted of a row. */
interface CountedRow {
  agentId: number;
  /** Wall ms. */
  at: number;
  temperature: number | null;
  crying: string | null;
  direction: string | null;
}

/** Minutes since 1970, from `from` to before `to`. */
export interface MinuteRange {
  from: number;
  to: number;
}

/**
 * Counts rows that a batch has just inserted, within its transaction: in whatever way that ends, rows and minutes say
 * the same. Sorted, so that two batches wait for each other's minutes in one order.
 */
export async function countInMinutes(connection: PoolConnection, rows: readonly CountedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = minutesOf(rows)
    .sort((one, other) => one.agentId - other.agentId || one.minute - other.minute)
    .map(({ agentId, minute, sums }) => [agentId, minute, ...sumValues(sums)]);
  await run(connection, ADD_MINUTES, [values]);
}

const COLUMNS = ['agent_id', 'minute', ...SUM_COLUMNS].join(', ');

const ADD_MINUTES = `INSERT INTO reading_minutes (${COLUMNS}) VALUES ?
  ON DUPLICATE KEY UPDATE ${SUM_COLUMNS.map((column) => `${column} = ${sumWith(column)}`).join(', ')}`;

/** A value of null says nothing, on either side. */
function sumWith(column: (typeof SUM_COLUMNS)[number]): string {
  const fresh = `VALUES(${column})`;
  const known = (fold: string) => `${fold}(COALESCE(${column}, ${fresh}), COALESCE(${fresh}, ${column}))`;
  switch (column) {
    case 'temperature_min':
      return known('LEAST');
    case 'temperature_max':
      return known('GREATEST');
    case 'temperature_sum':
      return `COALESCE(${column} + ${fresh}, ${column}, ${fresh})`;
    default:
      return `${column} + ${fresh}`;
  }
}

function minutesOf(rows: readonly CountedRow[]) {
  const minutes = new Map<string, { agentId: number; minute: number; sums: ReadingSums }>();
  for (const row of rows) {
    const { agentId, at } = row;
    const minute = Math.floor(at / MINUTE_MS);
    const key = `${agentId} ${minute}`;
    const before = minutes.get(key);
    const sums = sumsOfRow(row);
    minutes.set(key, { agentId, minute, sums: before ? addSums(before.sums, sums) : sums });
  }
  return [...minutes.values()];
}

/**
 * Counts those minutes anew from the rows. The caller holds the lock of `lockCradle`: an insert of a row waits for it,
 * because of its foreign key, so that no row is counted twice or not at all, whatever the isolation.
 */
export async function recountMinutes(
  { change }: Transaction,
  agentId: number,
  { from, to }: MinuteRange,
): Promise<void> {
  await change('DELETE FROM reading_minutes WHERE agent_id = ? AND minute >= ? AND minute < ?', [
    agentId,
    from,
    to,
  ]);
  await change(COUNT_ROWS, [agentId, new Date(from * MINUTE_MS), new Date(to * MINUTE_MS)]);
}

const COUNT_ROWS = `INSERT INTO reading_minutes (${COLUMNS})
  SELECT agent_id, TIMESTAMPDIFF(MINUTE, '1970-01-01 00:00:00', timestamp) AS at_minute, ${SUMS_OF_ROWS}
  FROM sensor_data WHERE agent_id = ? AND timestamp >= ? AND timestamp < ? GROUP BY agent_id, at_minute`;

/** Holds off whoever inserts rows of that cradle. @returns null when it is gone or being deleted. */
export async function lockCradle(
  { select }: Transaction,
  agentId: number,
): Promise<{ minutesFrom: number | null } | null> {
  const sql = 'SELECT minutes_from FROM agents WHERE id = ? AND deleted_at IS NULL FOR UPDATE';
  const [cradle] = await select(sql, [agentId]);
  return cradle ? { minutesFrom: cradle.minutes_from } : null;
}
