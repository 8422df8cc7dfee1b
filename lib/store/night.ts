import type { RowDataPacket } from 'mysql2/promise';
import { alertDetailsShape } from '@/lib/alerts/alert';
import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import { readStoredCrying } from '@/lib/cradle/sensors/crying';
import { readStoredDirection } from '@/lib/cradle/sensors/direction';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';
import type { Interval } from '@/lib/insight/intervals';
import { MARGIN_MS, type Measured, type NightFacts, type Outage } from '@/lib/insight/night-report';
import type { Stretch } from '@/lib/insight/stretches';
import type { Database } from './database';
import { parseJsonColumn } from './json-column';
import { fromDateTime, queryPatiently, toDateTime } from './patient-query';

export interface StoredNight {
  agentId: number;
  /** Alerts about the watching itself stand with any one cradle of a caregiver. */
  ownerId: number;
  /** Wall ms. */
  night: Interval;
  /** °C. */
  maxTemperature: number;
}

/**
 * Far more than a night has: each is a change of what a signal said, or a silence. What follows the last of them counts
 * as not known, as does all that nobody can tell.
 */
const MOST_STRETCHES = 20_000;
const MOST_OUTAGES = 200;
/** An outage is told when it is over; one that began before the night may reach into it from this long ago, in ms. */
const OUTAGE_REACH_MS = 48 * 3_600_000;

/** What is stored of a night. The database goes through its rows (40,000 and more) and hands out what changed. */
export async function readNightFacts(database: Database, of: StoredNight): Promise<NightFacts> {
  const [temperature, crying, direction, measured, outages] = await Promise.all([
    readStretches(database, of, 'temperature'),
    readStretches(database, of, 'crying'),
    readStretches(database, of, 'direction'),
    readMeasured(database, of),
    readOutages(database, of),
  ]);
  return {
    temperature: keepKnown(temperature, (text) => text === '1'),
    crying: keepKnown(crying, readStoredCrying),
    direction: keepKnown(direction, readStoredDirection),
    measured,
    outages,
  };
}

/** What each signal's stretches are made of. A FLOAT of 37.7 is 37.70000076, which is not above 37.7. */
const SAID = {
  temperature: 'ROUND(temperature, 3) > ?',
  crying: "NULLIF(crying, '')",
  direction: "NULLIF(direction, '')",
} as const satisfies Record<SensorKind, string>;

/** The first row of each stretch with the last of the one before, and the last row of all. */
const selectStretches = (
  kind: SensorKind,
) => `SELECT at, said, before_at, is_first, after_at IS NULL AS is_last
  FROM (
    SELECT id, at, said, before_at, after_at, (before_at IS NULL OR said <> before_said
      OR TIMESTAMPDIFF(MICROSECOND, before_at, at) > ?) AS is_first
    FROM (
      SELECT id, at, said, LAG(at) OVER in_order AS before_at, LAG(said) OVER in_order AS before_said,
        LEAD(at) OVER in_order AS after_at
      FROM (
        SELECT id, timestamp AS at, ${SAID[kind]} AS said FROM sensor_data
        WHERE agent_id = ? AND timestamp >= ? AND timestamp <= ?
      ) AS readings
      WHERE said IS NOT NULL
      WINDOW in_order AS (ORDER BY at, id)
    ) AS neighbours
  ) AS marked
  WHERE is_first OR after_at IS NULL
  ORDER BY at, id LIMIT ${MOST_STRETCHES}`;

async function readStretches(
  database: Database,
  { agentId, night, maxTemperature }: StoredNight,
  kind: SensorKind,
): Promise<Stretch<string>[]> {
  const range = [agentId, toDateTime(night.from - MARGIN_MS), toDateTime(night.to + MARGIN_MS)];
  const limit = kind === 'temperature' ? [maxTemperature] : [];
  const rows = await queryPatiently(database, selectStretches(kind), [
    FRESH_FOR_MS[kind] * 1000,
    ...limit,
    ...range,
  ]);
  return toStretches(rows);
}

function toStretches(rows: RowDataPacket[]): Stretch<string>[] {
  const stretches: Stretch<string>[] = [];
  for (const row of rows) {
    const at = fromDateTime(row.at);
    if (row.is_first) {
      const before = stretches.at(-1);
      if (before) before.last = fromDateTime(row.before_at);
      stretches.push({ value: String(row.said), from: at, last: at });
    }
    const current = stretches.at(-1);
    if (current && row.is_last) current.last = at;
  }
  return stretches;
}

/** A word that tells nothing leaves a pause behind, which is a gap when it is long. */
function keepKnown<T>(stretches: Stretch<string>[], read: (text: string) => T | null): Stretch<T>[] {
  return stretches.flatMap((stretch) => {
    const value = read(stretch.value);
    return value === null ? [] : [{ ...stretch, value }];
  });
}

const IN_NIGHT = 'agent_id = ? AND timestamp >= ? AND timestamp < ? AND temperature IS NOT NULL';
/** The mean is that of the minutes: while an alert is recorded there are many more rows. */
const SELECT_MEAN = `SELECT AVG(mean) AS mean FROM (
    SELECT AVG(temperature) AS mean FROM sensor_data WHERE ${IN_NIGHT}
    GROUP BY TIMESTAMPDIFF(MINUTE, '1970-01-01 00:00:00', timestamp)
  ) AS minutes`;
const selectExtreme = (order: 'ASC' | 'DESC') => `SELECT temperature AS value, timestamp AS at
  FROM sensor_data WHERE ${IN_NIGHT} ORDER BY temperature ${order}, timestamp, id LIMIT 1`;

async function readMeasured(database: Database, { agentId, night }: StoredNight): Promise<Measured | null> {
  const range = [agentId, toDateTime(night.from), toDateTime(night.to)];
  const [means, coldest, warmest] = await Promise.all(
    [SELECT_MEAN, selectExtreme('ASC'), selectExtreme('DESC')].map((sql) =>
      queryPatiently(database, sql, range),
    ),
  );
  const [mean, min, max] = [means?.[0]?.mean ?? null, coldest?.[0], warmest?.[0]];
  if (mean === null || min === undefined || max === undefined) return null;
  return { min: toExtreme(min), mean: round(Number(mean)), max: toExtreme(max) };
}

function toExtreme({ value, at }: RowDataPacket) {
  return { value: round(Number(value)), at: fromDateTime(at) };
}

/** To thousandths: a FLOAT of 36.8 averages to 36.79999923706055. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const SELECT_OUTAGES = `SELECT details, cleared_at FROM alert_logs
  WHERE user_id = ? AND alert_type = 'watch_interrupted' AND created_at >= ?
  ORDER BY created_at, id LIMIT ${MOST_OUTAGES}`;

/** Those that may reach into the night; a process that was away for days says so when it is back. */
async function readOutages(database: Database, { ownerId, night }: StoredNight): Promise<Outage[]> {
  const rows = await queryPatiently(database, SELECT_OUTAGES, [
    ownerId,
    toDateTime(night.from - OUTAGE_REACH_MS),
  ]);
  return rows.flatMap((row) => {
    const { from, to, cause = null } = alertDetailsShape.safeParse(parseJsonColumn(row.details)).data ?? {};
    if (from === undefined || from >= night.to) return [];
    const cleared = row.cleared_at === null ? null : fromDateTime(row.cleared_at);
    return [{ from, to: to ?? cleared, cause }];
  });
}

/** When each of these alerts was first seen on a phone or in a mail, wall ms, by the alert's uid. */
export async function readShown(database: Database, uids: readonly string[]): Promise<Map<string, number>> {
  if (uids.length === 0) return new Map();
  const rows = await queryPatiently(database, SELECT_SHOWN, [uids]);
  return new Map(rows.map((row) => [String(row.uid), fromDateTime(row.shown_at)]));
}

const SELECT_SHOWN = `SELECT alert_uid AS uid, MIN(shown_at) AS shown_at FROM notifications
  WHERE alert_uid IN (?) AND shown_at IS NOT NULL GROUP BY alert_uid`;
