import type { RowDataPacket } from 'mysql2/promise';
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
import type { Logger } from '@/lib/platform/logger';
import type { Database } from './database';
import { isTimeout } from './outage';
import { inTransaction } from './transaction';

/** In ms. The look-up for a sensor that was dead for years passes over all rows of the cradle: then it is unknown. */
export interface LookUpLimits {
  each: number;
  /** From then on each gets `atLeast`: what the index finds at once is found, and a start never takes minutes. */
  all: number;
  atLeast: number;
}

const LIMITS: LookUpLimits = { each: 10_000, all: 60_000, atLeast: 500 };

/**
 * Writes down, once, what an earlier server knew of its claimed cradles: the newest of each value in their rows. It
 * wrote no state of its own, and a restart must not make a cradle unknown. Each cradle's is written as it is read: a
 * start that is cut off goes on from there.
 * @returns how many cradles were read.
 */
export async function readAdoptedStates(
  { database, logger }: { database: Database; logger: Logger },
  now: number,
  limits = LIMITS,
): Promise<number> {
  const cradles = await list(database);
  const isAdopted = (cradle: RowDataPacket) => cradle.user_id !== null && cradle.known === null;
  // Also of those that nobody has claimed: what their rows say is not for a caregiver to come.
  const others = cradles.filter((cradle) => !isAdopted(cradle)).map(({ id }) => id);
  if (others.length > 0)
    await inTransaction(database, ({ change }) => change(`${DONE} WHERE id IN (?)`, [others]));
  const adopted = cradles.filter(isAdopted);
  const findNewest = createLookUp(database, limits);
  for (const { id, uuid } of adopted) {
    const unknown: string[] = [];
    const state = await readState(async (question) => {
      const newest = await findNewest(id, question);
      if (newest === 'too slow') unknown.push(question.column);
      return newest;
    });
    if (unknown.length > 0)
      logger.warn('What the earlier server knew of a cradle takes too long to find', { uuid, unknown });
    await save(database, { id, state, now });
  }
  return adopted.length;
}

const DONE = 'UPDATE agents SET state_from_rows = 0';

function list(database: Database): Promise<RowDataPacket[]> {
  return inTransaction(database, ({ select }) =>
    select(
      `SELECT agents.id, agents.uuid, agents.user_id, cradle_state.agent_id AS known FROM agents
       LEFT JOIN cradle_state ON cradle_state.agent_id = agents.id WHERE state_from_rows = 1
       ORDER BY agents.id`,
      [],
    ),
  );
}

function save(
  database: Database,
  { id, state, now }: { id: number; state: LiveState; now: number },
): Promise<void> {
  return inTransaction(database, async ({ change }) => {
    const insert = 'INSERT INTO cradle_state (agent_id, live, updated_at) VALUES (?, ?, ?)';
    await change(insert, [id, JSON.stringify(state), new Date(now)]);
    await change(`${DONE} WHERE id = ?`, [id]);
  });
}

interface Question {
  column: 'temperature' | 'crying' | 'direction';
  condition: string;
  values: unknown[];
}

type Found = Timed<unknown> | null | 'too slow';

async function readState(findNewest: (question: Question) => Promise<Found>): Promise<LiveState> {
  const find = async <T>(...[column, condition, values]: [Question['column'], string, unknown[]]) => {
    const found = await findNewest({ column, condition, values });
    return found === 'too slow' ? null : (found as Timed<T> | null);
  };
  const findDirection = (words: readonly DeviceDirection[]) =>
    find<DeviceDirection>('direction', 'direction IN (?)', [words]);
  const [temperature, cry] = [
    await find<number>('temperature', 'temperature BETWEEN ? AND ?', [RANGE_C.min, RANGE_C.max]),
    await find<string>('crying', "crying <> ''", []),
  ];
  const word = cry && crying.parse({ status: cry.value });
  const said = await findDirection(DEVICE_DIRECTIONS);
  const known = {
    ...UNKNOWN_STATE,
    temperature,
    crying: word && 'value' in word ? { value: word.value, at: cry.at } : null,
  };
  // Whoever never said a direction did not say a certain one either.
  if (said === null) return known;
  const seen = said.value === LOOKING ? await findDirection(DEVICE_DIRECTIONS.filter(isSeen)) : said;
  const facingUp = said.value === FACING_UP || seen === null ? said : await findDirection([FACING_UP]);
  const settled = seen && settleDirection(seen.value);
  return {
    ...known,
    direction: settled && { value: settled, at: seen.at },
    faceDirection: said,
    lastFacingUpAt: facingUp?.value === FACING_UP ? facingUp.at : null,
  };
}

const isSeen = (word: DeviceDirection): boolean => word !== LOOKING;

/** Each takes a connection anew: one on which a look-up was given up is lost. */
function createLookUp(database: Database, { each, all, atLeast }: LookUpLimits) {
  const begun = performance.now();
  return async (agentId: number, { column, condition, values }: Question): Promise<Found> => {
    const left = begun + all - performance.now();
    const timeout = Math.round(Math.max(atLeast, Math.min(each, left)));
    const sql = `SELECT ${column} AS value, timestamp FROM sensor_data
      WHERE agent_id = ? AND timestamp IS NOT NULL AND ${condition}
      ORDER BY timestamp DESC, id DESC LIMIT 1`;
    try {
      const [[row]] = await database.withPatientConnection((connection) =>
        connection.query<RowDataPacket[]>({ sql, values: [agentId, ...values], timeout }),
      );
      return row ? { value: row.value, at: row.timestamp.getTime() } : null;
    } catch (error) {
      if (isTimeout(error)) return 'too slow';
      throw error;
    }
  };
}
