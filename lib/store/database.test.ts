import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DatabaseTcpServer, startMariadbTcp } from '@/e2e/servers/mariadb-tcp';
import { createLogger } from '@/lib/platform/logger';
import { connect, createDatabase, type Database, type DatabaseAddress } from './database';
import { migrate } from './migrate/migrate';
import { isOutage } from './outage';
import { START_LIMIT_MS } from './test-database';
import { createUser, findUserByName, replacePassword } from './users';

/** Everything that a strict operator may have set, and the one that makes our backslashes plain characters. */
const ODD_MODES =
  'NO_BACKSLASH_ESCAPES,NO_AUTO_VALUE_ON_ZERO,ANSI_QUOTES,NO_ZERO_DATE,ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES';

describe('a database server with defaults of its own', () => {
  let server: DatabaseTcpServer;
  let address: DatabaseAddress;
  let connection: Connection;
  let database: Database;

  beforeAll(async () => {
    server = await startMariadbTcp();
    const { host, port, user, password, database: name, adminSocket } = server;
    address = { host, port, user, password, database: name };
    const admin = await createConnection({ socketPath: adminSocket, user: 'root' });
    await admin.query(`SET GLOBAL sql_mode = '${ODD_MODES}'`);
    await admin.query("SET GLOBAL time_zone = '+09:00'");
    await admin.end();
  }, START_LIMIT_MS);
  afterAll(() => server?.stop());

  beforeEach(async () => {
    connection = await connect(address);
    await connection.query(`DROP DATABASE ${server.database}`);
    await connection.query(`CREATE DATABASE ${server.database} CHARACTER SET utf8mb4`);
    await connection.query(`USE ${server.database}`);
    database = createDatabase(address);
    return async () => {
      await Promise.allSettled([database.end(), connection.end()]);
    };
  });

  const adopt = () => migrate(connection, createLogger('silent'));
  const sign = (username: string) => createUser(database, { username, passwordHash: 'x', now: 0 });

  it('keeps names apart from statements', async () => {
    await adopt();
    await sign('mother');
    for (const name of [`b\\' OR 1=1 -- `, `x' UNION SELECT 9, 'inj', 'x' -- `, `\\`, `"`])
      expect(await findUserByName(database, name)).toBeNull();
    for (const name of ["it's", 'back\\slash', 'q"q', `b\\' OR 1=1 --`, '`']) {
      const id = await sign(name);
      expect(await findUserByName(database, name)).toMatchObject({ id, username: name });
    }
  });

  it('keeps JSON with quotes in it', async () => {
    await adopt();
    const live = JSON.stringify({ face: `it's "\\" 요람` });
    await connection.query("INSERT INTO agents (id, uuid) VALUES (1, 'abc')");
    await database.withConnection((pooled) =>
      pooled.query('INSERT INTO cradle_state (agent_id, live, updated_at) VALUES (?, ?, ?)', [
        1,
        live,
        new Date(0),
      ]),
    );
    const [rows] = await connection.query<RowDataPacket[]>('SELECT live FROM cradle_state');
    expect(rows[0]?.live).toMatchObject({ face: `it's "\\" 요람` });
  });

  it('keeps the moment of an old TIMESTAMP through the migrations', async () => {
    await connection.query(`CREATE TABLE agents (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
      uuid VARCHAR(255) NOT NULL UNIQUE, ip VARCHAR(255) NOT NULL, user_id INT NULL,
      created_at TIMESTAMP NULL, updated_at TIMESTAMP NULL)`);
    await connection.query("SET time_zone = '+09:00'");
    await connection.query(
      "INSERT INTO agents (uuid, ip, created_at) VALUES ('abc', '10.0.0.5', '2025-10-03 21:34:56')",
    );
    await connection.end();
    connection = await connect(address);
    await adopt();
    const [rows] = await connection.query<RowDataPacket[]>('SELECT created_at FROM agents');
    expect(rows[0]?.created_at).toEqual(new Date('2025-10-03T12:34:56Z'));
  });

  it('is asked for its defaults on every connection, and once on each', async () => {
    const ask = async () => {
      const answer = await database.withConnection((pooled) =>
        pooled.query<RowDataPacket[]>('SELECT @@sql_mode AS mode, @@time_zone AS zone'),
      );
      return answer[0][0];
    };
    const wanted = { mode: 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', zone: '+00:00' };
    for (const answer of await Promise.all([ask(), ask(), ask()])) expect(answer).toEqual(wanted);
    await database.withConnection((pooled) => pooled.query("SET time_zone = '+01:00'"));
    const zones = (await Promise.all([ask(), ask(), ask()])).map((row) => row?.zone);
    expect(zones).toContain('+01:00');
  });

  it('turns nobody away because one statement waited in vain for a lock', async () => {
    await adopt();
    const id = await sign('father');
    await connection.query('START TRANSACTION');
    await connection.query('SELECT id FROM users WHERE id = ? FOR UPDATE', [id]);
    const change = replacePassword(database, { id, from: 'x', to: 'y' });
    expect(await findUserByName(database, 'father')).toMatchObject({ id });
    await expect(change).rejects.toSatisfy(isOutage);
    expect(await findUserByName(database, 'father')).toMatchObject({ id, password: 'x' });
  });
});
