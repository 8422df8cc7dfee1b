import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database';
import { lockCradle, MINUTE_MS, recountMinutes } from './reading-minutes';
import { inTransaction, type Transaction } from './transaction';

/** Minutes that one step counts: 3,600 rows of one a second, while which new ones of that cradle wait. */
const STEP_MINUTES = 60;
/** Later than any row: the column's highest number, in the year 6053. */
const LAST_MINUTE = 2_147_483_647;
/** Between two steps, in ms: readings, pages and frames go first. */
const PAUSE_MS = 50;

/**
 * Counts the rows that were there before their minutes were counted, from the newest back, in short steps; each leaves
 * its mark with what it counted, so that the next run goes on there and counts nothing twice. Resolves early when
 * `signal` says so.
 * @returns how many cradles were counted to the end.
 */
export async function fillMinutes(
  database: Database,
  { signal, pauseMs = PAUSE_MS }: { signal: AbortSignal; pauseMs?: number },
): Promise<number> {
  const sql = `SELECT id FROM agents WHERE deleted_at IS NULL AND (minutes_from IS NULL OR minutes_from > 0)`;
  const cradles = await inTransaction(database, ({ select }) => select(sql, []));
  for (const { id } of cradles) {
    while (await fillStep(database, id)) {
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return 0;
    }
  }
  return cradles.length;
}

/** @returns whether there may be older rows. */
function fillStep(database: Database, agentId: number): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const cradle = await lockCradle(transaction, agentId);
    if (cradle === null || cradle.minutesFrom === 0) return false;
    const to = cradle.minutesFrom ?? LAST_MINUTE;
    const newest = await newestMinute(transaction, agentId, to);
    // Without an older row everything is counted, and of what lies before 1970 nobody asks.
    const from = Math.max(0, newest + 1 - STEP_MINUTES);
    // Without a row too: what another cradle of that number may have left goes.
    await recountMinutes(transaction, agentId, { from, to });
    const mark = newest >= 0 ? from : 0;
    await transaction.change('UPDATE agents SET minutes_from = ? WHERE id = ?', [mark, agentId]);
    return mark > 0;
  });
}

/** Minute of the newest row before that minute; -1 without one. */
async function newestMinute({ select }: Transaction, agentId: number, before: number): Promise<number> {
  const sql = 'SELECT MAX(timestamp) AS newest FROM sensor_data WHERE agent_id = ? AND timestamp < ?';
  const [row] = await select(sql, [agentId, new Date(before * MINUTE_MS)]);
  return row?.newest ? Math.floor(row.newest.getTime() / MINUTE_MS) : -1;
}
