import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asAdopted, EARLIER_DEVICE, makeEarlierDatabase, readEarlier } from '@/e2e/servers/earlier-database';
import { type DatabaseTcpServer, startMariadbTcp } from '@/e2e/servers/mariadb-tcp';
import type { Logger } from '@/lib/platform/logger';
import { connect } from '../database';
import { START_LIMIT_MS } from '../test-database';
import { migrate } from './migrate';

let server: DatabaseTcpServer;
let connection: Connection;
const said: [sentence: string, fields: unknown][] = [];
const logger: Logger = {
  info: () => {},
  warn: (...line) => said.push([line[0], line[1]]),
  error: () => {},
  debug: () => {},
  child: () => logger,
};

beforeAll(async () => {
  server = await startMariadbTcp();
  const { host, port, user, password, database } = server;
  connection = await connect({ host, port, user, password, database });
}, START_LIMIT_MS);
afterAll(async () => {
  await connection?.end();
  await server?.stop();
});
beforeEach(async () => {
  said.length = 0;
  await connection.query(`DROP DATABASE ${server.database}`);
  await connection.query(`CREATE DATABASE ${server.database} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${server.database}`);
});

const run = (sql: string, values?: unknown[]) => connection.query<ResultSetHeader>(sql, values);
async function ask(sql: string): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  return rows;
}
const make = () => makeEarlierDatabase(run, { sensorRows: 500 });
const adopt = () => migrate(connection, logger);

describe('a database of an earlier installation with all its oddities', () => {
  it('is adopted with every value, but for what has to change', async () => {
    await make();
    const before = await readEarlier(ask);
    await adopt();
    expect(await readEarlier(ask)).toEqual(asAdopted(before));
    expect(await adopt()).toBe(0);
  });

  it('says how many settings were out of range', async () => {
    await make();
    await adopt();
    expect(said).toEqual([[expect.stringContaining('out of range'), { rows: 2 }]]);
  });

  it('takes afterwards whatever today’s statements leave out', async () => {
    await make();
    await adopt();
    await run("INSERT INTO users (username, username_key, password) VALUES ('new', 'new', ?)", [
      'x'.repeat(255),
    ]);
    await run('INSERT INTO alert_settings (user_id, agent_id, max_temperature) VALUES (1, 2, 38)');
    await run(
      "INSERT INTO alert_logs (user_id, agent_id, alert_type, alert_message) VALUES (1, 1, 'crying', '😢')",
    );
    await run("INSERT INTO sensor_data (agent_id, timestamp) VALUES (1, '2025-10-03 12:00:00.123')");
    expect(await ask("SELECT 1 FROM alert_logs WHERE alert_message = '😢'")).toHaveLength(1);
    // What was there before nobody could mark as read.
    expect(await ask('SELECT 1 FROM alert_logs WHERE seen_at IS NOT NULL')).not.toHaveLength(0);
    expect(await ask('SELECT alert_message FROM alert_logs WHERE seen_at IS NULL')).toEqual([
      { alert_message: '😢' },
    ]);
  });
});

describe('names that differ in case only', () => {
  const keys = async () =>
    (await ask('SELECT username, username_key FROM users ORDER BY id')).map((row) => [
      row.username,
      row.username_key,
    ]);

  it('get keys of their own, and the first one the folded name', async () => {
    await make();
    await adopt();
    expect(await keys()).toEqual([
      ['Bob', 'bob'],
      ['bob', 'bob\n2'],
      ['엄마', '엄마'],
      ['x', 'x'],
    ]);
  });

  it('get them also when an earlier start had stopped at them', async () => {
    await make();
    await run('ALTER TABLE users ADD COLUMN username_key VARCHAR(255) COLLATE utf8mb4_bin NULL');
    await run('UPDATE users SET username_key = LOWER(username)');
    await adopt();
    expect((await keys()).slice(0, 2)).toEqual([
      ['Bob', 'bob'],
      ['bob', 'bob\n2'],
    ]);
  });

  it('get them also when rows were read in beside accounts of ours', async () => {
    await adopt();
    await run(
      "INSERT INTO users (id, username, username_key, password) VALUES (7, 'bob', 'bob', '$argon2id$')",
    );
    await run(
      "INSERT INTO users (id, username, password) VALUES (3, 'Bob', 'x'), (9, 'BOB', 'x'), (10, 'Ann', 'x')",
    );
    await adopt();
    expect(await keys()).toEqual([
      ['Bob', 'bob\n3'],
      ['bob', 'bob'],
      ['BOB', 'bob\n9'],
      ['Ann', 'ann'],
    ]);
  });
});

it('says which names to change when two differ in blanks at the end only, and goes on once they do not', async () => {
  await make();
  await run('ALTER TABLE users CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin');
  await run("INSERT INTO users (username, password) VALUES ('x ', 'x')");
  const advice = "SELECT id, username FROM users WHERE username LIKE '% '";
  await expect(adopt()).rejects.toThrow(advice);
  expect(await ask(advice)).toMatchObject([{ username: 'x ' }]);
  await run("UPDATE users SET username = 'y' WHERE username = 'x '");
  await adopt();
  expect(await ask("SELECT 1 FROM users WHERE username_key = 'y'")).toHaveLength(1);
});

describe('a table of an old character set', () => {
  it.each(['latin1', 'utf8mb3', 'utf8mb4'])('takes every character afterwards: %s', async (charset) => {
    await make();
    await run("UPDATE users SET username = 'mama' WHERE id = 3");
    await run("UPDATE agents SET uuid = 'korean' WHERE id = 3");
    await run('UPDATE sensor_data SET direction = NULL');
    await run("UPDATE alert_logs SET alert_message = 'hot'");
    for (const table of ['users', 'agents', 'alert_logs', 'sensor_data', 'alert_settings'])
      await run(`ALTER TABLE ${table} CONVERT TO CHARACTER SET ${charset} COLLATE ${charset}_bin`);
    await adopt();
    await run("UPDATE alert_logs SET alert_message = '😢 아기가 35초 동안 울고 있습니다!'");
    await run("UPDATE sensor_data SET direction = '정면 유지 중'");
    await run("UPDATE users SET username = '아빠👶' WHERE id = 3");
    await run("UPDATE agents SET uuid = '요람👶' WHERE id = 3");
    expect(await ask("SELECT 1 FROM sensor_data WHERE direction <> '정면 유지 중'")).toEqual([]);
  });

  it('has room for long keys also when MySQL 5.6 made it', async () => {
    await make();
    for (const table of ['users', 'agents']) await run(`ALTER TABLE ${table} ROW_FORMAT=COMPACT`);
    await adopt();
    await run('UPDATE agents SET uuid = ? WHERE id = 4', ['한'.repeat(255)]);
    expect(await ask('SELECT 1 FROM agents WHERE CHAR_LENGTH(uuid) = 255')).toHaveLength(1);
  });
});

describe('devices that were kept with the settings', () => {
  const devices = () => ask('SELECT user_id, endpoint, endpoint_hash, p256dh, auth FROM push_subscriptions');

  it('are copied once each, with their newest keys, where a browser can be reached with them', async () => {
    await make();
    await adopt();
    // printf %s https://push.example/send/Bob-phone | sha256sum
    const endpoint_hash = 'e1ba0e1e54d11e7f4380dc1e1b95df72b32349a47212cb262ed1a4199e106e7a';
    expect(await devices()).toEqual([{ user_id: 1, ...EARLIER_DEVICE, endpoint_hash }]);
  });

  it('do not come back once they are removed', async () => {
    await make();
    await adopt();
    await run('DELETE FROM push_subscriptions');
    await adopt();
    expect(await devices()).toEqual([]);
  });

  it('come also from rows that are read in later', async () => {
    await adopt();
    await run("INSERT INTO users (id, username, password) VALUES (1, 'bob', 'x')");
    await run("INSERT INTO agents (id, uuid) VALUES (1, 'abc')");
    await run(
      "INSERT INTO alert_settings (user_id, agent_id, push_endpoint, push_p256dh, push_auth) VALUES (1, 1, 'https://push.example', 'k', 'a')",
    );
    await adopt();
    expect(await devices()).toHaveLength(1);
  });
});

describe('a dump that is read in over tables of ours', () => {
  it('leaves nothing that would make one account or cradle another', async () => {
    await adopt();
    await run("INSERT INTO users (id, username, username_key, password) VALUES (1, 'first', 'first', 'x')");
    await run("INSERT INTO agents (id, uuid, user_id) VALUES (1, 'first', 1)");
    await run(
      "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES ('a', 1, NOW(), '2099-01-01')",
    );
    await run("INSERT INTO cradle_state (agent_id, live, updated_at) VALUES (1, '{}', NOW())");
    await run(
      'INSERT INTO reading_minutes (agent_id, minute, readings, temperature_count, heard, cried, facing_up, turned_left, turned_right, no_face) VALUES (1, 29000000, 1, 0, 0, 0, 0, 0, 0, 0)',
    );
    await run(
      "INSERT INTO push_subscriptions (user_id, endpoint, endpoint_hash, p256dh, auth, created_at, updated_at) VALUES (1, 'https://first', 'a', 'k', 'a', NOW(), NOW())",
    );
    await make();
    const before = await readEarlier(ask);
    await adopt();
    expect(await readEarlier(ask)).toEqual(asAdopted(before));
    expect(await ask('SELECT * FROM sessions')).toEqual([]);
    expect(await ask('SELECT * FROM cradle_state')).toEqual([]);
    expect(await ask('SELECT * FROM reading_minutes')).toEqual([]);
    expect(await ask("SELECT * FROM push_subscriptions WHERE endpoint = 'https://first'")).toEqual([]);
    expect(await adopt()).toBe(0);
  });
});

describe('values that nothing could read', () => {
  it('of uuids with blanks at the ends are cut, where the name is free', async () => {
    await make();
    await run("UPDATE agents SET uuid = '  free ' WHERE id = 4");
    await adopt();
    expect(await ask("SELECT id FROM agents WHERE uuid = 'free' AND CHAR_LENGTH(uuid) = 4")).toHaveLength(1);
    expect(said).toContainEqual([expect.stringContaining('uuids'), { rows: 1 }]);
    expect(await adopt()).toBe(0);
  });

  it('of zero for a time are taken for none', async () => {
    await make();
    await run("SET SESSION sql_mode = ''");
    await run("UPDATE sensor_data SET timestamp = '0000-00-00 00:00:00' WHERE id < 4");
    await run("UPDATE agents SET created_at = '0000-00-00 00:00:00' WHERE id = 1");
    await run("UPDATE alert_settings SET updated_at = '0000-00-00 00:00:00' WHERE id = 1");
    await run("SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'");
    await adopt();
    expect(await ask('SELECT id FROM sensor_data WHERE timestamp IS NULL')).toHaveLength(3);
    expect(await ask('SELECT id FROM agents WHERE id = 1 AND created_at IS NULL')).toHaveLength(1);
    expect(await ask('SELECT id FROM alert_settings WHERE id = 1 AND updated_at IS NULL')).toHaveLength(1);
    expect(await adopt()).toBe(0);
  });

  it('of another kind do not call for other names', async () => {
    await make();
    await run('SET FOREIGN_KEY_CHECKS = 0');
    await run("INSERT INTO users (id, username, password) VALUES (9, 'long', ?)", ['x'.repeat(200)]);
    await run(
      'ALTER TABLE users MODIFY COLUMN username VARCHAR(120) CHARACTER SET utf8mb3 COLLATE utf8mb3_bin',
    );
    await run("UPDATE users SET username = REPEAT('n', 100) WHERE id = 9");
    const error: Error = await adopt().then(
      () => new Error('went through'),
      (reason) => reason,
    );
    await run('SET FOREIGN_KEY_CHECKS = 1');
    expect(error.message).toContain('002-exact-names stopped half-way');
    expect(error.message).not.toContain('blanks');
  });
});

describe('tables of another make', () => {
  it('are taken over when they are of MyISAM', async () => {
    await make();
    const before = await readEarlier(ask);
    for (const table of Object.keys(before).reverse()) {
      const keys = await ask(
        `SELECT CONSTRAINT_NAME AS name FROM information_schema.TABLE_CONSTRAINTS
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '${table}' AND CONSTRAINT_TYPE = 'FOREIGN KEY'`,
      );
      for (const { name } of keys) await run(`ALTER TABLE ${table} DROP FOREIGN KEY ${name}`);
      await run(`ALTER TABLE ${table} ENGINE=MyISAM`);
    }
    await adopt();
    expect(await readEarlier(ask)).toEqual(asAdopted(before));
    expect(await ask("SHOW TABLE STATUS WHERE Engine <> 'InnoDB'")).toEqual([]);
    expect(await adopt()).toBe(0);
  });

  it('are refused with a sentence when an id is of another type', async () => {
    await run(`CREATE TABLE users (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
      username VARCHAR(80) NOT NULL UNIQUE, password VARCHAR(255) NOT NULL)`);
    await expect(adopt()).rejects.toThrow('users.id is no INT');
    expect(await ask("SHOW TABLES LIKE 'agents'")).toEqual([]);
  });
});

describe('a table or view of another program', () => {
  it('that has a name of ours stops the start before anything is changed', async () => {
    await make();
    await run('CREATE TABLE sessions (id INT NOT NULL PRIMARY KEY, session_id VARCHAR(255), data BLOB)');
    await run("INSERT INTO sessions VALUES (1, 'session:1', 'x')");
    await expect(adopt()).rejects.toThrow(/table or view "sessions".*Rename it/);
    expect(await ask('SELECT id FROM sessions')).toEqual([{ id: 1 }]);
    expect(await ask("SHOW COLUMNS FROM users LIKE 'username_key'")).toEqual([]);
    await run('RENAME TABLE sessions TO their_sessions');
    await adopt();
    expect(await ask('SELECT id FROM their_sessions')).toEqual([{ id: 1 }]);
  });

  it('loses no row that shows through', async () => {
    await make();
    await run('CREATE VIEW cradle_state AS SELECT id AS agent_id, temperature AS live FROM sensor_data');
    const before = await readEarlier(ask);
    await expect(adopt()).rejects.toThrow('table or view "cradle_state"');
    expect(await readEarlier(ask)).toEqual(before);
  });
});

it('has cradles whose state is still to be read, and new ones of which there is none', async () => {
  await make();
  await adopt();
  await run("INSERT INTO agents (id, uuid) VALUES (9, 'new')");
  const marked = await ask('SELECT id FROM agents WHERE state_from_rows = 1 ORDER BY id');
  expect(marked.map((row) => row.id)).toEqual([1, 2, 3, 4]);
});
