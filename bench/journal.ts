import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { connect, createDatabase, type Database } from '@/lib/store/database';
import { migrate } from '@/lib/store/migrate/migrate';
import { agents, sensorData } from '@/lib/store/schema';
import { createTestJournal } from '@/lib/store/test-journal';
import { startMariadbTcp } from '../e2e/servers/mariadb-tcp';
import { printTable } from './figures';
import { benchFrames } from './frames-to-rows';
import { measureRows } from './measure-rows';

const JOURNAL_ROWS = 50_000;
const SINGLE_ROWS = 3_000;

/** Readings and frames on their way to a real database: through the journal, and one INSERT each. */
export async function benchJournal(): Promise<void> {
  const server = await startMariadbTcp();
  const { host, port, user, password, database: name } = server;
  const address = { host, port, user, password, database: name };
  const database = createDatabase(address);
  try {
    const connection = await connect(address);
    await migrate(connection, createLogger('silent')).finally(() => connection.end());
    const agentId = await addCradle(database);
    const single = (count: number) => insertOneByOne(database, agentId, count);
    const journal = (count: number) => insertByJournal(database, agentId, count);
    await single(200);
    await journal(2_000);
    printTable('Rows of sensor_data', [
      await measureRows(server, { way: 'journal', rows: JOURNAL_ROWS, run: journal }),
      await measureRows(server, { way: 'one INSERT each (drizzle)', rows: SINGLE_ROWS, run: single }),
    ]);
    await benchFrames(server, database, agentId);
  } finally {
    await database.end();
    await server.stop();
  }
}

async function addCradle({ orm }: Database): Promise<number> {
  const now = new Date();
  const values = { uuid: 'cradle-bench', ip: '127.0.0.1', createdAt: now, updatedAt: now };
  const [created] = await orm.insert(agents).values(values).$returningId();
  if (!created) throw new Error('The database gave no id for a cradle.');
  return created.id;
}

function readingAt(at: number) {
  return { at, temperature: 36.5, crying: 'Not Crying', direction: '정면 유지 중' };
}

async function insertByJournal(database: Database, agentId: number, count: number): Promise<void> {
  const journal = createTestJournal({ database, clock: systemClock });
  const begun = Date.now();
  for (let index = 0; index < count; index += 1)
    journal.append(agentId, { ...readingAt(begun + index), alertUid: null });
  await journal.flush();
  const { waitingRows } = await journal.stop(1_000);
  if (waitingRows > 0) throw new Error(`${waitingRows} rows were not stored.`);
}

async function insertOneByOne({ orm }: Database, agentId: number, count: number): Promise<void> {
  const begun = Date.now();
  for (let index = 0; index < count; index += 1) {
    const { at, ...values } = readingAt(begun + index);
    await orm.insert(sensorData).values({ agentId, timestamp: new Date(at), ...values });
  }
}
