import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { type LiveState, type Timed, UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { crying } from '@/lib/cradle/sensors/crying';
import {
  DEVICE_DIRECTIONS,
  type DeviceDirection,
  FACING_UP,
  LOOKING,
  settleDirection,
} from '@/lib/cradle/sensors/direction';
import { RANGE_C } from '@/lib/cradle/sensors/temperature';
import type { Database } from './database';

/** For a sensor that was dead for years: its look-up passes over all rows of the cradle. In ms. */
const LOOK_UP_LIMIT_MS = 120_000;

/**
 * Writes down, once, what an earlier server knew of its claimed cradles: the newest of each value in their rows. It
 * wrote no state of its own, and a restart must not make a cradle unknown.
 * @returns how many cradles were read.
 */
export function readAdoptedStates({ withConnection }: Database, now: number): Promise<number> {
  return withConnection(async (connection) => {
    const ask = createQuestions(connection);
    const cradles = await ask(
      `SELECT agents.id, agents.user_id, cradle_state.agent_id AS known FROM agents
       LEFT JOIN cradle_state ON cradle_state.agent_id = agents.id WHERE state_from_rows = 1`,
    );
    if (cradles.length === 0) return 0;
    const adopted = cradles.filter((cradle) => cradle.user_id !== null && cradle.known === null);
    const states: unknown[][] = [];
    for (const { id } of adopted) states.push([id, JSON.stringify(await readState(ask, id)), new Date(now)]);
    await inTransaction(ask, async () => {
      if (states.length > 0)
        await ask('INSERT INTO cradle_state (agent_id, live, updated_at) VALUES ?', [states]);
      // Also of those that nobody has claimed: what their rows say is not for a caregiver to come.
      await ask('UPDATE agents SET state_from_rows = 0 WHERE state_from_rows = 1');
    });
    return adopted.length;
  });
}

type Ask = (sql: string, values?: unknown[]) => Promise<RowDataPacket[]>;

function createQuestions(connection: PoolConnection): Ask {
  return async (sql, values = []) => {
    const [rows] = await connection.query<RowDataPacket[]>({ sql, values, timeout: LOOK_UP_LIMIT_MS });
    return rows;
  };
}

async function inTransaction(ask: Ask, work: () => Promise<void>): Promise<void> {
  await ask('START TRANSACTION');
  try {
    await work();
    await ask('COMMIT');
  } catch (error) {
    // The server undoes what a lost connection began.
    await ask('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function readState(ask: Ask, agentId: number): Promise<LiveState> {
  const newest = <T>(column: string, condition: string, values: unknown[]) =>
    findNewest<T>(ask, agentId, { column, condition, values });
  const direction = (words: readonly DeviceDirection[]) =>
    newest<DeviceDirection>('direction', 'direction IN (?)', [words]);
  const [temperature, cry] = [
    await newest<number>('temperature', 'temperature BETWEEN ? AND ?', [RANGE_C.min, RANGE_C.max]),
    await newest<string>('crying', "crying <> ''", []),
  ];
  const said = await direction(DEVICE_DIRECTIONS);
  const seen = said?.value === LOOKING ? await direction(DEVICE_DIRECTIONS.filter(isSeen)) : said;
  const facingUp = said?.value === FACING_UP ? said : await direction([FACING_UP]);
  const word = cry && crying.parse({ status: cry.value });
  const settled = seen && settleDirection(seen.value);
  return {
    ...UNKNOWN_STATE,
    temperature,
    crying: word && 'value' in word ? { value: word.value, at: cry.at } : null,
    direction: settled && { value: settled, at: seen.at },
    faceDirection: said,
    lastFacingUpAt: facingUp?.at ?? null,
  };
}

const isSeen = (word: DeviceDirection): boolean => word !== LOOKING;

async function findNewest<T>(
  ask: Ask,
  agentId: number,
  { column, condition, values }: { column: string; condition: string; values: unknown[] },
): Promise<Timed<T> | null> {
  const [row] = await ask(
    `SELECT ${column} AS value, timestamp FROM sensor_data
     WHERE agent_id = ? AND timestamp IS NOT NULL AND ${condition}
     ORDER BY timestamp DESC, id DESC LIMIT 1`,
    [agentId, ...values],
  );
  return row ? { value: row.value, at: row.timestamp.getTime() } : null;
}
