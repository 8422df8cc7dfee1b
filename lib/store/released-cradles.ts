import type { RowDataPacket } from 'mysql2/promise';
import { againWhenLocked } from './again-when-locked';
import type { Database } from './database';
import { isReferenced } from './outage';
import { inTransaction } from './transaction';

/**
 * A released cradle's row goes on under this name, with `deleted_at`, until everything of it is deleted; no device can
 * register one, since a uuid has no slash. The cradle itself gets a new row and id at once, so that nothing of what is
 * still being deleted, or on its way to the database, can reach whoever claims it next.
 */
const releasedName = (id: number) => `deleted/${id}`;

/** Rows that one statement deletes: short locks, so that readings go on being stored meanwhile. */
const READING_ROWS = 5_000;
const FRAME_ROWS = 200;
const DELETE_LIMIT_MS = 30_000;
const LIST_LIMIT_MS = 5_000;

/** The next call goes on where these were not enough. */
const MOST_TRIES = 10;

/** What belongs to a cradle, in an order that no foreign key minds. */
const TABLES = [
  { table: 'video_frames', rows: FRAME_ROWS },
  { table: 'sensor_data', rows: READING_ROWS },
  { table: 'reading_minutes', rows: READING_ROWS },
  { table: 'alert_settings', rows: READING_ROWS },
  { table: 'alert_logs', rows: READING_ROWS },
] as const;

/**
 * Takes a cradle from its caregiver, whose sessions then look at another one of theirs. What was stored of it is
 * deleted by `eraseReleased`.
 * @returns the id of the row that the cradle has from now on; null when it was not theirs.
 */
export function releaseCradle(
  database: Database,
  { id, ownerId, now }: { id: number; ownerId: number; now: number },
): Promise<number | null> {
  return inTransaction(database, async ({ select, change }) => {
    const [cradle] = await select('SELECT uuid, ip FROM agents WHERE id = ? AND user_id = ? FOR UPDATE', [
      id,
      ownerId,
    ]);
    if (!cradle) return null;
    const at = new Date(now);
    const released = 'UPDATE agents SET uuid = ?, user_id = NULL, deleted_at = ? WHERE id = ?';
    await change(released, [releasedName(id), at, id]);
    const fresh = 'INSERT INTO agents (uuid, ip, created_at, updated_at) VALUES (?, ?, ?, ?)';
    const { insertId } = await change(fresh, [cradle.uuid, cradle.ip ?? '', at, at]);
    const [other] = await select('SELECT MIN(id) AS id FROM agents WHERE user_id = ?', [ownerId]);
    const reselected =
      'UPDATE sessions SET selected_agent_id = ? WHERE user_id = ? AND selected_agent_id = ?';
    await change(reselected, [other?.id ?? null, ownerId, id]);
    return insertId;
  });
}

/** Deletes everything of released cradles, in small steps. Safe to be interrupted: the next call goes on. */
export async function eraseReleased(database: Database): Promise<void> {
  const [released] = await database.withConnection((connection) =>
    connection.query<RowDataPacket[]>({
      sql: 'SELECT id FROM agents WHERE deleted_at IS NOT NULL',
      timeout: LIST_LIMIT_MS,
    }),
  );
  for (const { id } of released) {
    // A batch that was on its way may come in behind what was deleted; without the cradle's row none can any more.
    for (let tries = 0; tries < MOST_TRIES && !(await eraseCradle(database, id)); tries += 1);
  }
}

/** @returns whether nothing of it is left. */
async function eraseCradle(database: Database, id: number): Promise<boolean> {
  for (const { table, rows } of TABLES) {
    const sql = `DELETE FROM ${table} WHERE agent_id = ? LIMIT ${rows}`;
    while ((await remove(database, sql, id)) === rows);
  }
  try {
    await remove(database, 'DELETE FROM agents WHERE id = ?', id);
    return true;
  } catch (error) {
    if (isReferenced(error)) return false;
    throw error;
  }
}

async function remove(database: Database, sql: string, id: number): Promise<number> {
  const [result] = await againWhenLocked(() =>
    database.withPatientConnection((connection) =>
      connection.query({ sql, values: [id], timeout: DELETE_LIMIT_MS }),
    ),
  );
  return (result as { affectedRows: number }).affectedRows;
}
