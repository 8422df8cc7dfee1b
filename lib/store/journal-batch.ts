import { type CradleMemory, memoryValues, UPSERT_MEMORY } from './alert-changes';
import type { FindAlertId } from './alert-ids';
import type { Database } from './database';
import { countInMinutes } from './reading-minutes';
import { type BatchName, insertOrDropRefused, run, writeOnce } from './write-once';

/** A row of sensor_data that is not stored yet. Times in wall ms. */
export interface JournalRow {
  agentId: number;
  at: number;
  temperature: number | null;
  crying: string | null;
  direction: string | null;
  /** Name of the alert whose recording it belongs to. */
  alertUid: string | null;
}

/** What one transaction stores of readings. */
export interface ReadingBatch extends BatchName {
  rows: JournalRow[];
  states: Map<number, CradleMemory>;
}

const INSERT_ROWS =
  'INSERT INTO sensor_data (agent_id, alert_log_id, timestamp, temperature, crying, direction) VALUES ?';

/** @returns how many rows were dropped because the database will never take them; null when all was in already. */
export function storeReadings(
  database: Database,
  { batch, idOf, now }: { batch: ReadingBatch; idOf: FindAlertId; now: number },
): Promise<number | null> {
  const valuesOf = ({ agentId, alertUid, at, temperature, crying, direction }: JournalRow) => [
    ...[agentId, idOf(alertUid), new Date(at), temperature, crying, direction],
  ];
  const states = [...batch.states].map(([agentId, memory]) => memoryValues(agentId, memory, now));
  return writeOnce(database, { name: batch, now }, async (connection) => {
    const taken: JournalRow[] = [];
    const refused = await insertOrDropRefused(batch.rows, async (rows) => {
      await run(connection, INSERT_ROWS, [rows.map(valuesOf)]);
      taken.push(...rows);
    });
    await countInMinutes(connection, taken);
    await insertOrDropRefused(
      states,
      async (values) => void (await run(connection, UPSERT_MEMORY, [values])),
    );
    return refused;
  });
}
