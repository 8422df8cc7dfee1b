import type { RowDataPacket } from 'mysql2/promise';
import { readStoredCrying } from '@/lib/cradle/sensors/crying';
import {
  DEVICE_DIRECTIONS,
  DIRECTIONS,
  type Direction,
  readStoredDirection,
  settleDirection,
} from '@/lib/cradle/sensors/direction';

/** What some rows come to: sums that can be added up, from which shares and averages follow. */
export interface ReadingSums {
  readings: number;
  temperatureMin: number | null;
  temperatureMax: number | null;
  temperatureSum: number | null;
  temperatureCount: number;
  /** Rows that say anything of crying, and those with crying in them. */
  heard: number;
  cried: number;
  directions: Record<Direction, number>;
}

const DIRECTION_COLUMNS = {
  '정면 유지 중': 'facing_up',
  '좌측으로 움직임': 'turned_left',
  '우측으로 움직임': 'turned_right',
  '인식 안됨': 'no_face',
} as const satisfies Record<Direction, string>;

const DIRECTION_NAMES = DIRECTIONS.map((direction) => DIRECTION_COLUMNS[direction]);

/** Columns of sums, in reading_minutes and in what SUMS_OF_ROWS and SUMS_OF_MINUTES select, in this order. */
export const SUM_COLUMNS = [
  'readings',
  'temperature_min',
  'temperature_max',
  'temperature_sum',
  'temperature_count',
  'heard',
  'cried',
  ...DIRECTION_NAMES,
] as const;

/** Rows of earlier installations hold words that are read as today's, in SQL as in `readStoredDirection`. */
const wordsOf = (direction: Direction) =>
  DEVICE_DIRECTIONS.filter((word) => settleDirection(word) === direction)
    .map((word) => `'${word}'`)
    .join(', ');

const isDirection = (direction: Direction) =>
  `COALESCE(SUM(direction IN (${wordsOf(direction)})), 0) AS ${DIRECTION_COLUMNS[direction]}`;

/** Select list over sensor_data. */
export const SUMS_OF_ROWS = `COUNT(*) AS readings, MIN(temperature) AS temperature_min,
    MAX(temperature) AS temperature_max, SUM(temperature) AS temperature_sum,
    COUNT(temperature) AS temperature_count, COUNT(NULLIF(crying, '')) AS heard,
    COALESCE(SUM(crying = 'Crying'), 0) AS cried, ${DIRECTIONS.map(isDirection).join(', ')}`;

/** Select list over reading_minutes. */
export const SUMS_OF_MINUTES = SUM_COLUMNS.map((column) => `${foldOf(column)}(${column}) AS ${column}`).join(
  ', ',
);

function foldOf(column: (typeof SUM_COLUMNS)[number]): 'MIN' | 'MAX' | 'SUM' {
  if (column === 'temperature_min') return 'MIN';
  return column === 'temperature_max' ? 'MAX' : 'SUM';
}

export function readSums(row: RowDataPacket): ReadingSums {
  const known = (value: unknown) => (value === null ? null : Number(value));
  return {
    readings: Number(row.readings),
    temperatureMin: known(row.temperature_min),
    temperatureMax: known(row.temperature_max),
    temperatureSum: known(row.temperature_sum),
    temperatureCount: Number(row.temperature_count),
    heard: Number(row.heard),
    cried: Number(row.cried),
    directions: countsOf((direction) => Number(row[DIRECTION_COLUMNS[direction]])),
  };
}

/** In the order of SUM_COLUMNS. */
export function sumValues(sums: ReadingSums): (number | null)[] {
  const { readings, temperatureMin, temperatureMax, temperatureSum, temperatureCount, heard, cried } = sums;
  return [
    ...[readings, temperatureMin, temperatureMax, temperatureSum, temperatureCount, heard, cried],
    ...DIRECTIONS.map((direction) => sums.directions[direction]),
  ];
}

/** What one row comes to, as the database would say it: its column of temperatures keeps single precision. */
export function sumsOfRow(row: {
  temperature: number | null;
  crying: string | null;
  direction: string | null;
}): ReadingSums {
  const temperature = row.temperature === null ? null : Math.fround(row.temperature);
  const crying = readStoredCrying(row.crying);
  const said = readStoredDirection(row.direction);
  return {
    readings: 1,
    temperatureMin: temperature,
    temperatureMax: temperature,
    temperatureSum: temperature,
    temperatureCount: temperature === null ? 0 : 1,
    heard: crying === null ? 0 : 1,
    cried: crying === 'Crying' ? 1 : 0,
    directions: countsOf((direction) => (direction === said ? 1 : 0)),
  };
}

export function addSums(one: ReadingSums, other: ReadingSums): ReadingSums {
  return {
    readings: one.readings + other.readings,
    temperatureMin: either(one.temperatureMin, other.temperatureMin, Math.min),
    temperatureMax: either(one.temperatureMax, other.temperatureMax, Math.max),
    temperatureSum: either(one.temperatureSum, other.temperatureSum, (a, b) => a + b),
    temperatureCount: one.temperatureCount + other.temperatureCount,
    heard: one.heard + other.heard,
    cried: one.cried + other.cried,
    directions: countsOf((direction) => one.directions[direction] + other.directions[direction]),
  };
}

function either(
  one: number | null,
  other: number | null,
  fold: (one: number, other: number) => number,
): number | null {
  if (one === null || other === null) return one ?? other;
  return fold(one, other);
}

function countsOf(count: (direction: Direction) => number): Record<Direction, number> {
  const counts = DIRECTIONS.map((direction) => [direction, count(direction)]);
  return Object.fromEntries(counts) as Record<Direction, number>;
}
