import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { streamJsonArray } from '@/lib/http/json-array';
import { createLogger } from '@/lib/platform/logger';
import { connect, createDatabase, type Database } from '@/lib/store/database';
import { fillMinutes } from '@/lib/store/fill-minutes';
import { migrate } from '@/lib/store/migrate/migrate';
import { listReadingBuckets } from '@/lib/store/reading-buckets';
import { type ReadingRange, readingPages } from '@/lib/store/readings';
import { sensorData } from '@/lib/store/schema';
import { type DatabaseTcpServer, startMariadbTcp } from '../e2e/servers/mariadb-tcp';
import { cpuOf, ownCpu, printTable, type Row } from './figures';

const DAY_S = 86_400;
const START = Date.UTC(2025, 9, 3);
const DAY: ReadingRange = { agentId: 1, from: START, to: START + DAY_S * 1_000 };

const MONTH_DAYS = 30;
const MONTH = { agentId: 1, from: START, to: START + MONTH_DAYS * DAY_S * 1_000, resolutionS: 10_800 };

/** A day with a row a second, read back: as it is for GET /api/sensor_data, by the query builder, and in buckets; then a month. */
export async function benchHistory(): Promise<void> {
  const server = await startMariadbTcp();
  const { host, port, user, password, database: name } = server;
  const address = { host, port, user, password, database: name };
  const database = createDatabase(address);
  try {
    const connection = await connect(address);
    await migrate(connection, createLogger('silent'));
    await connection.query("INSERT INTO agents (id, uuid, ip) VALUES (1, 'cradle-bench', '127.0.0.1')");
    await connection.end();
    await addDay(database);
    let text = '';
    const asText = async () => {
      const rows = await streamJsonArray(readingPages(database, DAY), LEAVE);
      text = await new Response(rows).text();
    };
    await asText();
    printTable('A day of sensor_data, 86,400 rows', [
      await measure(server, 'rows as JSON, page by page', asText),
      await measure(server, 'the same through drizzle, whole', () => readWhole(database)),
      await measure(server, 'gzip of that text', async () => void gzipSync(text)),
      await measure(server, 'brotli (4) of that text', async () => void brotliCompressSync(text, BROTLI)),
      await measure(server, 'buckets of 60 s', () =>
        listReadingBuckets(database, { ...DAY, resolutionS: 60 }),
      ),
    ]);
    await addMonth(database);
    printTable('A month of sensor_data, 2,592,000 rows', [
      await measure(server, 'buckets of 3 h from minutes', () => listReadingBuckets(database, MONTH)),
      await measure(server, 'the same again', () => listReadingBuckets(database, MONTH)),
      await measure(server, 'buckets of 60 s from minutes, 9 days', () =>
        listReadingBuckets(database, { ...MONTH, to: START + 9 * DAY_S * 1_000, resolutionS: 60 }),
      ),
      await measureUncounted(server, database),
    ]);
    const sizes = [text, gzipSync(text), brotliCompressSync(text, BROTLI)].map(({ length }) => length);
    console.log(`bytes: ${sizes[0]} as it is, ${sizes[1]} with gzip, ${sizes[2]} with brotli`);
  } finally {
    await database.end();
    await server.stop();
  }
}

const LEAVE = { signal: new AbortController().signal, release() {} };
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** As before the minutes of an earlier installation are counted. */
async function measureUncounted(server: DatabaseTcpServer, database: Database): Promise<Row> {
  const mark = (sql: string) => database.withConnection((connection) => connection.query(sql));
  await mark('UPDATE agents SET minutes_from = NULL');
  const row = await measure(server, 'buckets of 3 h from rows', () => listReadingBuckets(database, MONTH));
  await mark('UPDATE agents SET minutes_from = 0');
  return row;
}

/** The days after the first, copied from it. */
async function addMonth(database: Database): Promise<void> {
  for (let day = 1; day < MONTH_DAYS; day += 1)
    await database.withConnection((connection) =>
      connection.query(
        `INSERT INTO sensor_data (agent_id, timestamp, temperature, crying, direction)
          SELECT agent_id, TIMESTAMPADD(DAY, ?, timestamp), temperature, crying, direction FROM sensor_data
          WHERE agent_id = 1 AND timestamp < ?`,
        [day, new Date(START + DAY_S * 1_000)],
      ),
    );
  await countAnew(database);
}

/** Rows that did not come through the journal are those of an earlier installation. */
async function countAnew(database: Database): Promise<void> {
  await database.withConnection((connection) => connection.query('UPDATE agents SET minutes_from = NULL'));
  await fillMinutes(database, { signal: LEAVE.signal, pauseMs: 0 });
}

async function addDay(database: Database): Promise<void> {
  const rows = Array.from({ length: DAY_S }, (_, second) => [
    ...[1, new Date(START + second * 1_000), 36 + Math.round(Math.sin(second / 600) * 8) / 10],
    ...[second % 3 === 0 ? 'Not Crying' : null, '정면 유지 중'],
  ]);
  const sql = 'INSERT INTO sensor_data (agent_id, timestamp, temperature, crying, direction) VALUES ?';
  await database.withConnection(async (connection) => {
    for (let start = 0; start < rows.length; start += 5_000) {
      await connection.query(sql, [rows.slice(start, start + 5_000)]);
    }
  });
  await countAnew(database);
}

async function readWhole({ orm }: Database): Promise<void> {
  const columns = {
    timestamp: sensorData.timestamp,
    temperature: sensorData.temperature,
    crying: sensorData.crying,
    direction: sensorData.direction,
  };
  JSON.stringify(await orm.select(columns).from(sensorData));
}

async function measure(server: DatabaseTcpServer, way: string, run: () => Promise<unknown>): Promise<Row> {
  const databaseBefore = await cpuOf(server.pid);
  const cpuBefore = ownCpu();
  const begun = performance.now();
  await run();
  return {
    way,
    ms: performance.now() - begun,
    'node CPU ms': ownCpu() - cpuBefore,
    'database CPU ms': (await cpuOf(server.pid)) - databaseBefore,
  };
}
