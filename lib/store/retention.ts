import type { RowDataPacket } from 'mysql2/promise';
import { HISTORY_MS } from '@/lib/alerts/windows';
import { AFTER_MS, type Interval, recordingOf } from '@/lib/recordings/interval';
import { type SweptRange, sweptRanges } from '@/lib/recordings/retention';
import { againWhenLocked } from './again-when-locked';
import type { Database } from './database';
import { isReferenced } from './outage';
import { lockCradle, MINUTE_MS, recountMinutes } from './reading-minutes';
import { inTransaction } from './transaction';

/** Rows that one statement deletes: short locks, so that readings go on being stored meanwhile. */
const ROWS = { video_frames: 200, sensor_data: 5_000, reading_minutes: 5_000 } as const;
/** Alerts that one run removes of a cradle: each goes by a statement of its own. */
const ALERTS = 500;
const DELETE_LIMIT_MS = 30_000;

type Select = (sql: string, values: unknown[]) => Promise<RowDataPacket[]>;

/**
 * Removes readings and frames from before that moment (wall ms), but for recordings of alerts that are kept, and then
 * alerts that the history of a cradle (CONTRACT §2) shows no more. What an earlier installation left stays. Safe to be
 * interrupted: the next run goes on.
 */
export async function sweepOld(
  database: Database,
  { before, now }: { before: number; now: number },
): Promise<void> {
  const select = selectFrom(database);
  for (const cradle of await select('SELECT id, swept_from FROM agents WHERE deleted_at IS NULL', [])) {
    const id: number = cradle.id;
    const from = (cradle.swept_from as Date).getTime();
    for (const range of sweptRanges(await listKept(select, id), { from, to: before })) {
      await deleteRange(database, 'video_frames', id, range);
      await deleteReadings(database, id, range);
    }
    // A recording may reach over the moment, and the history shows its alert.
    await deleteAlerts(database, id, { from, to: Math.min(before, now - HISTORY_MS) - AFTER_MS });
  }
}

async function listKept(select: Select, agentId: number): Promise<Interval[]> {
  const sql = 'SELECT created_at FROM alert_logs WHERE agent_id = ? AND kept = 1 AND created_at IS NOT NULL';
  return (await select(sql, [agentId])).map(({ created_at: at }) => recordingOf((at as Date).getTime()));
}

/**
 * What was counted of a reading goes with it: whoever has nothing kept longer than that means all of it. The minutes at
 * both ends, of which rows may be left, are counted anew.
 */
async function deleteReadings(database: Database, agentId: number, range: SweptRange): Promise<void> {
  await deleteRange(database, 'sensor_data', agentId, range);
  const [first, last] = [Math.floor(range.from / MINUTE_MS), Math.floor(range.to / MINUTE_MS)];
  await deleteAll(database, 'reading_minutes', { agentId, column: 'minute', from: first + 1, to: last });
  for (const from of new Set([first, last]))
    await inTransaction(database, async (transaction) => {
      if ((await lockCradle(transaction, agentId)) !== null)
        await recountMinutes(transaction, agentId, { from, to: from + 1 });
    });
}

function deleteRange(
  database: Database,
  table: 'video_frames' | 'sensor_data',
  agentId: number,
  { from, to }: SweptRange,
): Promise<void> {
  const range = { from: new Date(from), to: new Date(to) };
  return deleteAll(database, table, { agentId, column: 'timestamp', ...range });
}

interface DeletedRange {
  agentId: number;
  column: 'timestamp' | 'minute';
  from: Date | number;
  to: Date | number;
}

async function deleteAll(
  database: Database,
  table: keyof typeof ROWS,
  { agentId, column, from, to }: DeletedRange,
): Promise<void> {
  const sql = `DELETE FROM ${table} WHERE agent_id = ? AND ${column} >= ? AND ${column} < ? LIMIT ${ROWS[table]}`;
  while ((await remove(database, sql, [agentId, from, to])) === ROWS[table]);
}

async function deleteAlerts(database: Database, agentId: number, { from, to }: SweptRange): Promise<void> {
  const sql = `SELECT id FROM alert_logs
    WHERE agent_id = ? AND created_at >= ? AND created_at < ? AND kept = 0 ORDER BY created_at LIMIT ${ALERTS}`;
  for (const { id } of await selectFrom(database)(sql, [agentId, new Date(from), new Date(to)])) {
    try {
      await remove(database, 'DELETE FROM alert_logs WHERE id = ?', [id]);
    } catch (error) {
      // It caused frames that a kept recording covers.
      if (!isReferenced(error)) throw error;
    }
  }
}

function selectFrom(database: Database): Select {
  return async (sql, values) => {
    const [rows] = await database.withPatientConnection((connection) =>
      connection.query<RowDataPacket[]>({ sql, values, timeout: DELETE_LIMIT_MS }),
    );
    return rows;
  };
}

async function remove(database: Database, sql: string, values: unknown[]): Promise<number> {
  const [result] = await againWhenLocked(() =>
    database.withPatientConnection((connection) =>
      connection.query({ sql, values, timeout: DELETE_LIMIT_MS }),
    ),
  );
  return (result as { affectedRows: number }).affectedRows;
}
