import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { MIGRATIONS } from '@/drizzle/migrations';
import type { Logger } from '@/lib/platform/logger';
import { nameOfLock } from '../named-lock';
import { isOutage } from '../outage';
import type { SchemaReader, Step } from './step';

const LOCK_WAIT_S = 60;

/**
 * Brings the connected database to today's shape. Safe to run on an empty one, on one of an earlier
 * installation, on one left half-done, and from two processes at once.
 * @returns how many steps were run.
 */
export async function migrate(connection: Connection, logger: Logger): Promise<number> {
  const lock = await nameOfLock(connection, 'migrate');
  const [rows] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS got', [lock, LOCK_WAIT_S]);
  if (rows[0]?.got !== 1)
    throw new Error(`Another process has been migrating this database for ${LOCK_WAIT_S} s.`);
  try {
    return await runSteps(connection, logger);
  } finally {
    // When this fails the connection is lost, and the lock with it: the reason of that is the error to tell.
    await connection.query('SELECT RELEASE_LOCK(?)', [lock]).catch(() => {});
  }
}

async function runSteps(connection: Connection, logger: Logger): Promise<number> {
  const schema = createSchemaReader(connection);
  let ran = 0;
  for (const { name, steps } of MIGRATIONS) {
    for (const step of steps) {
      if (await step.done(schema)) continue;
      await runStep({ connection, logger }, name, step);
      ran += 1;
    }
  }
  if (ran > 0) logger.info('Database migrated', { steps: ran });
  return ran;
}

async function runStep(
  { connection, logger }: { connection: Connection; logger: Logger },
  migration: string,
  { sql, says, remedy }: Step,
): Promise<void> {
  try {
    const [result] = await connection.query<ResultSetHeader>(sql);
    logger.debug('Migration step done', { migration });
    if (says) logger.warn(says, { rows: result.affectedRows });
  } catch (cause) {
    const advice = remedy && !isOutage(cause) ? `. ${remedy}` : '';
    throw new Error(`Migration ${migration} stopped half-way; the next start goes on from there${advice}`, {
      cause,
    });
  }
}

function createSchemaReader(connection: Connection): SchemaReader {
  return {
    async count(sql, params) {
      const [rows] = await connection.query<RowDataPacket[]>({ sql, values: [...params], rowsAsArray: true });
      return Number((rows[0] as unknown[] | undefined)?.[0] ?? 0);
    },
  };
}
