import type { PoolConnection } from 'mysql2/promise';
import type { FindAlertId } from './alert-ids';
import type { Database } from './database';
import { type BatchName, insertOrDropRefused, STATEMENT_LIMIT_MS, writeOnce } from './write-once';

/** A row of video_frames that is not stored yet. Times in wall ms. */
export interface FrameRow {
  agentId: number;
  at: number;
  alertUid: string | null;
  jpeg: Buffer;
}

/** What one transaction stores of frames. */
export interface FrameBatch extends BatchName {
  frames: FrameRow[];
}

/** Rows of one statement: of few sizes, since the server keeps each as a prepared statement for each connection. */
const STATEMENT_ROWS = [20, 5, 1] as const;
/** A statement above max_allowed_packet (16 MB in MariaDB) is refused; a single picture may have 2 MB. */
const STATEMENT_BYTES = 4 * 1024 * 1024;

/** @returns how many frames were dropped because the database will never take them; null when all were in already. */
export function storeFrames(
  database: Database,
  { batch, idOf, now }: { batch: FrameBatch; idOf: FindAlertId; now: number },
): Promise<number | null> {
  return writeOnce(database, { name: batch, now }, async (connection) => {
    let refused = 0;
    for (const rows of statementsOf(batch.frames)) {
      refused += await insertOrDropRefused(rows, (some) => insertFrames(connection, some, idOf));
    }
    return refused;
  });
}

/** Binary, not as text: escaped pictures cost node and the database three times as much (docs/benchmarks.md). */
async function insertFrames(
  connection: PoolConnection,
  frames: readonly FrameRow[],
  idOf: FindAlertId,
): Promise<void> {
  const values = frames.flatMap(({ agentId, at, alertUid, jpeg }) => [
    agentId,
    idOf(alertUid),
    new Date(at),
    jpeg,
  ]);
  await connection.execute({ sql: insertSql(frames.length), values, timeout: STATEMENT_LIMIT_MS });
}

function insertSql(rows: number): string {
  const places = Array.from({ length: rows }, () => '(?, ?, ?, ?)').join(', ');
  return `INSERT INTO video_frames (agent_id, alert_log_id, timestamp, frame) VALUES ${places}`;
}

/** The frames in order, cut into statements. */
export function statementsOf(frames: readonly FrameRow[]): FrameRow[][] {
  const statements: FrameRow[][] = [];
  for (let start = 0; start < frames.length; ) {
    const rest = frames.slice(start);
    const size = STATEMENT_ROWS.find((rows) => rows <= rest.length && fits(rest.slice(0, rows))) ?? 1;
    statements.push(rest.slice(0, size));
    start += size;
  }
  return statements;
}

function fits(frames: readonly FrameRow[]): boolean {
  return frames.reduce((bytes, { jpeg }) => bytes + jpeg.length, 0) <= STATEMENT_BYTES;
}
