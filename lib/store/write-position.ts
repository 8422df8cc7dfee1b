import type { Database } from './database';

/**
 * How long the position of a run that is over is kept, in ms: a server may come back to its database with a spool that
 * was written that long ago.
 */
const KEPT_MS = 30 * 24 * 3_600_000;
const LIMIT_MS = 5_000;

/** Removes what is known of runs long over. Those of the current one stay, whatever the clock says. */
export async function forgetOldWriters(
  database: Database,
  { current, now }: { current: readonly string[]; now: number },
): Promise<void> {
  await database.withConnection((connection) =>
    connection.query({
      sql: 'DELETE FROM write_position WHERE updated_at < ? AND writer NOT IN (?)',
      values: [new Date(now - KEPT_MS), current],
      timeout: LIMIT_MS,
    }),
  );
}
