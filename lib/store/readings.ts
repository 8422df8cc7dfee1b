import type { RowDataPacket } from 'mysql2/promise';
import { type CryingStatus, readStoredCrying } from '@/lib/cradle/sensors/crying';
import {
  DEVICE_DIRECTIONS,
  DIRECTIONS,
  type Direction,
  readStoredDirection,
  settleDirection,
} from '@/lib/cradle/sensors/direction';
import type { Database } from './database';

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
const QUERY_LIMIT_MS = 10_000;

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
    const rows = await query(database, SELECT_PAGE, [agentId, last.at, toDateTime(to), last.at, last.id]);
    if (rows.length > 0) yield rows.map(toReading);
    const newest = rows.at(-1);
    if (rows.length < PAGE_ROWS || newest === undefined) return;
    last = { at: newest.at, id: Number(newest.id) };
  }
}

const SELECT_PAGE = `SELECT id, timestamp AS at, temperature, crying, direction FROM sensor_data
  WHERE agent_id = ? AND timestamp >= ? AND timestamp <= ? AND (timestamp > ? OR id > ?)
  ORDER BY timestamp, id LIMIT ${PAGE_ROWS}`;

/** The rows of one bucket of time. Shares from 0 to 1. */
export interface ReadingBucket {
  /** Wall ms at which it begins: a whole multiple of the resolution since 1970. */
  from: number;
  rows: number;
  temperature: { min: number; avg: number; max: number } | null;
  /** Share with crying among the rows that say anything of it. */
  crying: { share: number } | null;
  /** Share of each direction among the rows that have one. */
  direction: Record<Direction, number> | null;
}

/** What the database makes of a range, by buckets of that many seconds; buckets without rows are left out. */
export async function listReadingBuckets(
  database: Database,
  { agentId, from, to, resolutionS }: ReadingRange & { resolutionS: number },
): Promise<ReadingBucket[]> {
  const rows = await query(database, SELECT_BUCKETS, [
    resolutionS,
    agentId,
    toDateTime(from),
    toDateTime(to),
  ]);
  return rows.map((row) => toBucket(row, resolutionS));
}

/** Rows of earlier installations hold words that are read as today's, in SQL as in `readStoredDirection`. */
const WORDS_OF = (direction: Direction) =>
  DEVICE_DIRECTIONS.filter((word) => settleDirection(word) === direction)
    .map((word) => `'${word}'`)
    .join(', ');

const SELECT_BUCKETS = `SELECT TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', timestamp) DIV ? AS bucket,
    COUNT(*) AS total, MIN(temperature) AS coldest, AVG(temperature) AS mean, MAX(temperature) AS warmest,
    COUNT(NULLIF(crying, '')) AS heard, SUM(crying = 'Crying') AS cried,
    ${DIRECTIONS.map((direction, index) => `SUM(direction IN (${WORDS_OF(direction)})) AS direction${index}`).join(', ')}
  FROM sensor_data WHERE agent_id = ? AND timestamp >= ? AND timestamp <= ?
  GROUP BY bucket ORDER BY bucket`;

function toBucket(row: RowDataPacket, resolutionS: number): ReadingBucket {
  const [heard, cried] = [Number(row.heard), Number(row.cried ?? 0)];
  const seen = DIRECTIONS.map((_, index) => Number(row[`direction${index}`] ?? 0));
  const total = seen.reduce((sum, count) => sum + count, 0);
  const shares = DIRECTIONS.map((direction, index) => [direction, round((seen[index] ?? 0) / total)]);
  return {
    from: Number(row.bucket) * resolutionS * 1000,
    rows: Number(row.total),
    temperature:
      row.mean === null
        ? null
        : { min: Number(row.coldest), avg: round(Number(row.mean)), max: Number(row.warmest) },
    crying: heard === 0 ? null : { share: round(cried / heard) },
    direction: total === 0 ? null : (Object.fromEntries(shares) as Record<Direction, number>),
  };
}

/** To thousandths: a FLOAT of 36.8 averages to 36.79999923706055. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function toReading(row: RowDataPacket): StoredReading {
  return {
    timestamp: `${row.at.replace(' ', 'T')}Z`,
    temperature: row.temperature,
    crying: readStoredCrying(row.crying),
    direction: readStoredDirection(row.direction),
  };
}

function query(database: Database, sql: string, values: unknown[]): Promise<RowDataPacket[]> {
  return database.withPatientConnection(async (connection) => {
    const [rows] = await connection.query<RowDataPacket[]>({
      sql,
      values,
      timeout: QUERY_LIMIT_MS,
      dateStrings: true,
    } as Parameters<typeof connection.query>[0]);
    return rows;
  });
}

function toDateTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, -1).replace('T', ' ');
}
