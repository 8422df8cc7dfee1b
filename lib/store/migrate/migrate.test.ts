import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { MySqlTable } from 'drizzle-orm/mysql-core';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '@/drizzle/migrations';
import { type DatabaseTcpServer, startMariadbTcp } from '@/e2e/servers/mariadb-tcp';
import { createLogger } from '@/lib/platform/logger';
import { connect } from '../database';
import { nameOfLock } from '../named-lock';
import * as schema from '../schema';
import { START_LIMIT_MS } from '../test-database';
import { migrate } from './migrate';

const logger = createLogger('silent');
const ALL_STEPS = MIGRATIONS.flatMap((migration) => migration.steps);

let server: DatabaseTcpServer;
let connection: Connection;

beforeAll(async () => {
  server = await startMariadbTcp();
  connection = await reconnect();
}, START_LIMIT_MS);

afterAll(async () => {
  await connection?.end();
  await server?.stop();
});

beforeEach(async () => {
  await connection.query(`DROP DATABASE ${server.database}`);
  await connection.query(`CREATE DATABASE ${server.database} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${server.database}`);
});

it('waits for nobody who migrates another database of the same server', async () => {
  const admin = await createConnection({ socketPath: server.adminSocket, user: 'root' });
  const other = `${server.database}_other`;
  await admin.query(`CREATE DATABASE ${other}`);
  await admin.query(`USE ${other}`);
  await admin.query('SELECT GET_LOCK(?, 0)', [await nameOfLock(admin, 'migrate')]);
  expect(await migrate(connection, logger)).toBeGreaterThan(0);
  admin.destroy();
});

const reconnect = () =>
  connect({
    host: server.host,
    port: server.port,
    user: server.user,
    password: server.password,
    database: server.database,
  });

async function rowsOf(sql: string): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  return rows;
}

/** A connection that is lost as soon as one step has run: DDL commits by itself, its answer does not arrive. */
function losingOneAnswer(): Connection {
  return new Proxy(connection, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return async (sql: string | { sql: string }, values?: unknown[]) => {
        const answer = await (target.query as (...args: unknown[]) => Promise<unknown>)(sql, values);
        if (typeof sql === 'string' && /^(CREATE|ALTER|UPDATE|INSERT|DELETE)/.test(sql))
          throw new Error('power cut');
        return answer;
      };
    },
  });
}

/** Starts again and again, cut off after each single step. @returns how many starts were cut off. */
async function migrateThroughPowerCuts(): Promise<number> {
  for (let cuts = 0; cuts <= ALL_STEPS.length; cuts += 1) {
    const isWhole = await migrate(losingOneAnswer(), logger).then(
      () => true,
      (error: Error) => {
        expect(error.cause).toMatchObject({ message: 'power cut' });
        return false;
      },
    );
    if (isWhole) return cuts;
  }
  throw new Error('the migration never came to its end');
}

const SHAPE = `SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLLATION_NAME, COLUMN_KEY, EXTRA
  FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1, 2`;
const INDEXES = `SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, SEQ_IN_INDEX, COLUMN_NAME
  FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1, 2, 4`;
const shape = async () => [await rowsOf(SHAPE), await rowsOf(INDEXES)];

/** The tables as SQLAlchemy made them for earlier installations: no milliseconds, no index beyond the keys. */
const EARLIER = [
  `CREATE TABLE users (id INTEGER NOT NULL AUTO_INCREMENT, username VARCHAR(80) NOT NULL, password VARCHAR(255) NOT NULL,
    PRIMARY KEY (id), UNIQUE (username))`,
  `CREATE TABLE agents (id INTEGER NOT NULL AUTO_INCREMENT, uuid VARCHAR(255) NOT NULL, ip VARCHAR(255) NOT NULL,
    user_id INTEGER, created_at DATETIME, updated_at DATETIME, PRIMARY KEY (id), UNIQUE (uuid),
    FOREIGN KEY(user_id) REFERENCES users (id))`,
  `CREATE TABLE alert_logs (id INTEGER NOT NULL AUTO_INCREMENT, user_id INTEGER NOT NULL, agent_id INTEGER NOT NULL,
    alert_type VARCHAR(50) NOT NULL, alert_message TEXT NOT NULL, temperature FLOAT, face_detected BOOL,
    notification_sent BOOL, resolved BOOL, created_at DATETIME, resolved_at DATETIME, PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES users (id), FOREIGN KEY(agent_id) REFERENCES agents (id))`,
  `CREATE TABLE sensor_data (id INTEGER NOT NULL AUTO_INCREMENT, agent_id INTEGER NOT NULL, alert_log_id INTEGER,
    timestamp DATETIME, temperature FLOAT, crying VARCHAR(50), direction VARCHAR(50), PRIMARY KEY (id),
    FOREIGN KEY(agent_id) REFERENCES agents (id), FOREIGN KEY(alert_log_id) REFERENCES alert_logs (id))`,
  `CREATE TABLE video_frames (id INTEGER NOT NULL AUTO_INCREMENT, agent_id INTEGER NOT NULL, alert_log_id INTEGER,
    timestamp DATETIME, frame BLOB NOT NULL, PRIMARY KEY (id), FOREIGN KEY(agent_id) REFERENCES agents (id),
    FOREIGN KEY(alert_log_id) REFERENCES alert_logs (id))`,
  `CREATE TABLE alert_settings (id INTEGER NOT NULL AUTO_INCREMENT, user_id INTEGER NOT NULL, agent_id INTEGER NOT NULL,
    max_temperature FLOAT, abnormal_position_timeout INTEGER, crying_duration_threshold INTEGER,
    push_notifications_enabled BOOL, email_notifications_enabled BOOL, push_endpoint TEXT, push_p256dh TEXT,
    push_auth TEXT, created_at DATETIME, updated_at DATETIME, PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES users (id), FOREIGN KEY(agent_id) REFERENCES agents (id))`,
  `INSERT INTO users (username, password) VALUES ('Mother', 'scrypt:32768:8:1$salt$00'), ('아빠', 'pbkdf2:sha256:1$s$00')`,
  `INSERT INTO agents (uuid, ip, user_id, created_at, updated_at)
    VALUES ('cradle-unique-id-example', '10.0.0.5', 1, '2025-10-03 12:34:56', '2025-10-03 12:34:57'), ('요람', '10.0.0.6', NULL, NULL, NULL)`,
  `INSERT INTO alert_logs (user_id, agent_id, alert_type, alert_message, resolved, created_at)
    VALUES (1, 1, 'crying', '😢 아기가 35초 동안 울고 있습니다!', 0, '2025-10-03 12:34:56')`,
  `INSERT INTO sensor_data (agent_id, alert_log_id, timestamp, temperature, crying, direction)
    VALUES (1, 1, '2025-10-03 12:34:56', 36.8, 'Silent', '인식 오류')`,
  `INSERT INTO video_frames (agent_id, alert_log_id, timestamp, frame) VALUES (1, 1, '2025-10-03 12:34:56', x'FFD80D0A00FFD9')`,
  `INSERT INTO alert_settings (user_id, agent_id, max_temperature) VALUES (1, 1, 39.5)`,
];

const KEPT = [
  'SELECT id, username, password FROM users',
  'SELECT id, uuid, ip, user_id, created_at, updated_at FROM agents',
  `SELECT id, user_id, agent_id, alert_type, alert_message, temperature, face_detected, notification_sent, resolved,
    created_at, resolved_at FROM alert_logs`,
  'SELECT * FROM sensor_data',
  'SELECT * FROM video_frames',
  'SELECT id, user_id, agent_id, max_temperature, push_endpoint, created_at, updated_at FROM alert_settings',
];

async function makeEarlierDatabase(): Promise<RowDataPacket[][]> {
  for (const sql of EARLIER) await connection.query(sql);
  return contents();
}

const contents = () => Promise.all(KEPT.map(rowsOf));

describe('an empty database', () => {
  it('gets every step once, and then none', async () => {
    expect(await migrate(connection, logger)).toBeGreaterThan(MIGRATIONS.length);
    expect(await migrate(connection, logger)).toBe(0);
  });

  it('comes to the same shape when every start is cut off after one step', async () => {
    await migrate(connection, logger);
    const whole = await shape();
    await connection.query(`DROP DATABASE ${server.database}`);
    await connection.query(`CREATE DATABASE ${server.database} CHARACTER SET utf8mb4`);
    await connection.query(`USE ${server.database}`);
    expect(await migrateThroughPowerCuts()).toBeGreaterThan(20);
    expect(await shape()).toEqual(whole);
  });

  it('is migrated once by two servers that start together', async () => {
    const second = await reconnect();
    const ran = await Promise.all([migrate(connection, logger), migrate(second, logger)]);
    await second.end();
    expect(Math.min(...ran)).toBe(0);
    expect(Math.max(...ran)).toBeGreaterThan(0);
  });
});

describe('a database of an earlier installation', () => {
  it('is adopted with all its rows', async () => {
    const before = await makeEarlierDatabase();
    await migrate(connection, logger);
    expect(await contents()).toEqual(before);
    expect(await migrate(connection, logger)).toBe(0);
  });

  it('keeps its rows through starts that are cut off after each step', async () => {
    const before = await makeEarlierDatabase();
    await migrateThroughPowerCuts();
    expect(await contents()).toEqual(before);
  });

  it('gets folded names, so that its accounts can sign in', async () => {
    await makeEarlierDatabase();
    await migrate(connection, logger);
    const keys = (await rowsOf('SELECT username_key FROM users ORDER BY id')).map((row) => row.username_key);
    expect(keys).toEqual(['mother', '아빠']);
  });

  it('takes big pictures and compares uuids by bytes afterwards', async () => {
    await makeEarlierDatabase();
    await migrate(connection, logger);
    const picture = Buffer.alloc(200_000, 7);
    await connection.query('INSERT INTO video_frames (agent_id, frame) VALUES (1, ?)', [picture]);
    const upper = "SELECT id FROM agents WHERE uuid = 'CRADLE-unique-id-example'";
    expect(await rowsOf(upper)).toEqual([]);
  });

  it('has the columns that today’s statements name, like a new one', async () => {
    await makeEarlierDatabase();
    await migrate(connection, logger);
    expect(await differences()).toEqual([]);
  });
});

/** Columns of lib/store/schema.ts that the database does not have as they are written there. */
async function differences(): Promise<string[]> {
  const found = new Map<string, string>();
  for (const row of await rowsOf(SHAPE)) {
    const name = `${row.TABLE_NAME}.${row.COLUMN_NAME}`;
    found.set(name, describeColumn(row.COLUMN_TYPE, row.IS_NULLABLE === 'NO'));
  }
  return tables().flatMap((table) =>
    Object.values(getTableColumns(table)).flatMap((column) => {
      const name = `${getTableName(table)}.${column.name}`;
      const expected = describeColumn(column.getSQLType(), column.notNull);
      return found.get(name) === expected ? [] : [`${name}: ${expected} is ${found.get(name)}`];
    }),
  );
}

const tables = (): MySqlTable[] => Object.values(schema).filter((value) => is(value, MySqlTable));

/** MariaDB shows widths of integers and keeps JSON as text; BOOL is a TINYINT on both. */
function describeColumn(type: string, notNull: boolean): string {
  const plain = type
    .replace(/^(int|bigint)\(\d+\)$/, '$1')
    .replace(/^boolean$/, 'tinyint(1)')
    .replace(/^json$/, 'longtext');
  return `${plain}${notNull ? ' not null' : ''}`;
}

it('leaves the tables that lib/store/schema.ts describes, and no column that it does not', async () => {
  await migrate(connection, logger);
  expect(await differences()).toEqual([]);
  const described = tables().flatMap((table) =>
    Object.values(getTableColumns(table)).map((column) => `${getTableName(table)}.${column.name}`),
  );
  const present = (await rowsOf(SHAPE)).map((row) => `${row.TABLE_NAME}.${row.COLUMN_NAME}`);
  expect(present.sort()).toEqual(described.sort());
});
