import { DIRECTIONS, type Direction } from '@/lib/cradle/sensors/direction';
import type { Database } from './database';
import { queryPatiently, toDateTime } from './patient-query';
import { MINUTE_MS } from './reading-minutes';
import { addSums, type ReadingSums, readSums, SUMS_OF_MINUTES, SUMS_OF_ROWS } from './reading-sums';
import type { ReadingRange } from './readings';

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

/**
 * What the database makes of a range, by buckets of that many seconds; buckets without rows are left out. Whole minutes
 * come from what was counted of them, if buckets are made of such; the rest, at both ends, from the rows.
 */
export async function listReadingBuckets(
  database: Database,
  { resolutionS, ...range }: ReadingRange & { resolutionS: number },
): Promise<ReadingBucket[]> {
  const parts = partsOf(range, resolutionS % 60 === 0 ? await countedFrom(database, range.agentId) : null);
  const selects = parts.map((part) => selectOf(part, range.agentId, resolutionS));
  const sql = selects.map((select) => `(${select.sql})`).join(' UNION ALL ');
  const rows = await queryPatiently(
    database,
    sql,
    selects.flatMap(({ values }) => values),
  );
  const buckets = new Map<number, ReadingSums>();
  for (const row of rows) {
    const bucket = Number(row.bucket);
    const [sums, before] = [readSums(row), buckets.get(bucket)];
    buckets.set(bucket, before ? addSums(before, sums) : sums);
  }
  return [...buckets]
    .sort(([one], [other]) => one - other)
    .map(([bucket, sums]) => toBucket(bucket * resolutionS * 1000, sums));
}

/** Wall ms from which on minutes are counted; null when none is yet. */
async function countedFrom(database: Database, agentId: number): Promise<number | null> {
  const [cradle] = await queryPatiently(database, 'SELECT minutes_from FROM agents WHERE id = ?', [agentId]);
  const minute: number | null = cradle?.minutes_from ?? null;
  return minute === null ? null : minute * MINUTE_MS;
}

/** A stretch of time (wall ms) up to before `end`, and where it is read. */
interface Part {
  source: 'rows' | 'minutes';
  from: number;
  end: number;
}

function partsOf({ from, to }: ReadingRange, counted: number | null): Part[] {
  // The rows of a range are those of the millisecond `to` as well.
  const end = to + 1;
  const first = Math.ceil(Math.max(from, counted ?? end) / MINUTE_MS) * MINUTE_MS;
  const last = Math.floor(end / MINUTE_MS) * MINUTE_MS;
  if (first >= last) return [{ source: 'rows', from, end }];
  const parts: Part[] = [
    { source: 'rows', from, end: first },
    { source: 'minutes', from: first, end: last },
    { source: 'rows', from: last, end },
  ];
  return parts.filter((part) => part.from < part.end);
}

function selectOf({ source, from, end }: Part, agentId: number, resolutionS: number) {
  if (source === 'minutes')
    return { sql: OF_MINUTES, values: [resolutionS / 60, agentId, from / MINUTE_MS, end / MINUTE_MS] };
  return { sql: OF_ROWS, values: [resolutionS, agentId, toDateTime(from), toDateTime(end - 1)] };
}

const OF_MINUTES = `SELECT minute DIV ? AS bucket, ${SUMS_OF_MINUTES} FROM reading_minutes
  WHERE agent_id = ? AND minute >= ? AND minute < ? GROUP BY bucket`;
const OF_ROWS = `SELECT TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', timestamp) DIV ? AS bucket, ${SUMS_OF_ROWS}
  FROM sensor_data WHERE agent_id = ? AND timestamp >= ? AND timestamp <= ? GROUP BY bucket`;

function toBucket(from: number, sums: ReadingSums): ReadingBucket {
  const { readings, temperatureMin, temperatureMax, temperatureSum, temperatureCount, heard, cried } = sums;
  const seen = DIRECTIONS.reduce((total, direction) => total + sums.directions[direction], 0);
  const shares = DIRECTIONS.map((direction) => [direction, round(sums.directions[direction] / seen)]);
  return {
    from,
    rows: readings,
    temperature:
      temperatureMin === null || temperatureMax === null || temperatureSum === null
        ? null
        : { min: temperatureMin, avg: round(temperatureSum / temperatureCount), max: temperatureMax },
    crying: heard === 0 ? null : { share: round(cried / heard) },
    direction: seen === 0 ? null : (Object.fromEntries(shares) as Record<Direction, number>),
  };
}

/** To thousandths: a FLOAT of 36.8 averages to 36.79999923706055. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
