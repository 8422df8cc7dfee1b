import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { streamJsonArray } from '@/lib/http/json-array';
import { createLogger } from '@/lib/platform/logger';
import { connect, createDatabase, type Database } from '@/lib/store/database';
import { migrate } from '@/lib/store/migrate/migrate';
import { listReadingBuckets, type ReadingRange, readingPages } from '@/lib/store/readings';
import { sensorData } from '@/lib/store/schema';
import { type DatabaseTcpServer, startMariadbTcp } from '../e2e/servers/mariadb-tcp';
import { cpuOf, ownCpu, printTable, type Row } from './figures';

const DAY_S = 86_400;
const START = Date.UTC(2025, 9, 3);
const DAY: ReadingRange = { agentId: 1, from: START, to: START + DAY_S * 1_000 };

/** A day with a row a second, read back: as it is for GET /api/sensor_data, by the query builder, and in buckets. */
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
    const sizes = [text, gzipSync(text), brotliCompressSync(text, BROTLI)].map(({ length }) => length);
    console.log(`bytes: ${sizes[0]} as it is, ${sizes[1]} with gzip, ${sizes[2]} with brotli`);
  } finally {
    await database.end();
    await server.stop();
  }
}

const LEAVE = { signal: new AbortController().signal, release() {} };
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

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
  await run();
  return {
    way,
    'node CPU ms': ownCpu() - cpuBefore,
    'database CPU ms': (await cpuOf(server.pid)) - databaseBefore,
  };
}
