import type { RowDataPacket } from 'mysql2/promise';
import { type CryingStatus, readStoredCrying } from '@/lib/cradle/sensors/crying';
import { type Direction, readStoredDirection } from '@/lib/cradle/sensors/direction';
import type { Database } from './database';
import { queryPatiently, toDateTime } from './patient-query';

/** One row of sensor_data; what did not arrive with it is null. */
export interface StoredReading {
  /** ISO 8601 in UTC, milliseconds, as it goes out: a day of rows need not become dates and texts again. */
  timestamp: string;
  temperature: number | null;
  crying: CryingStatus | null;
  direction: Direction | null;
}

/** Of one cradle, both ends included, in wall ms. */
export interface ReadingRange {
  agentId: number;
  from: number;
  to: number;
}

/** Rows that lie in memory at a time. */
const PAGE_ROWS = 2_000;

/**
 * The rows of a range, oldest first, a page at a time: neither a day of rows nor a connection is held while a slow
 * reader takes them. Straight from the driver, since a row through the query builder costs several times as much.
 */
export async function* readingPages(
  database: Database,
  { agentId, from, to }: ReadingRange,
): AsyncGenerator<StoredReading[]> {
  let last = { at: toDateTime(from), id: 0 };
  for (;;) {
    const rows = await queryPatiently(database, SELECT_PAGE, [
      agentId,
      last.at,
      toDateTime(to),
      last.at,
      last.id,
    ]);
    if (rows.length > 0) yield rows.map(toReading);
    const newest = rows.at(-1);
    if (rows.length < PAGE_ROWS || newest === undefined) return;
    last = { at: newest.at, id: Number(newest.id) };
  }
}

const SELECT_PAGE = `SELECT id, timestamp AS at, temperature, crying, direction FROM sensor_data
  WHERE agent_id = ? AND timestamp >= ? AND timestamp <= ? AND (timestamp > ? OR id > ?)
  ORDER BY timestamp, id LIMIT ${PAGE_ROWS}`;

function toReading(row: RowDataPacket): StoredReading {
  return {
    timestamp: `${row.at.replace(' ', 'T')}Z`,
    temperature: row.temperature,
    crying: readStoredCrying(row.crying),
    direction: readStoredDirection(row.direction),
  };
}
