import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFreePort } from '@/e2e/servers/free-port';
import { findAppError } from '@/lib/platform/errors';
import { createTestClock } from '@/lib/platform/test-clock';
import { connect, createDatabase } from './database';
import { isOutage, translateOutage } from './outage';
import { listReadingBuckets } from './reading-buckets';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';
import { createTestJournal } from './test-journal';
import { createUser, findUserByName, listUsernames } from './users';

describe('an error', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });

  it.each([
    ['refused', withCode('ECONNREFUSED')],
    ['lost', withCode('PROTOCOL_CONNECTION_LOST')],
    ['silent', withCode('PROTOCOL_SEQUENCE_TIMEOUT')],
    ['full', withCode('ER_CON_COUNT_ERROR')],
    ['closed', new Error("Can't add new command when connection is in closed state")],
    ['killed', new Error('Connection was killed')],
    ['wrapped', new Error('Failed query', { cause: withCode('ECONNRESET') })],
  ])('of a connection that is %s is an outage', (_, error) => {
    expect(isOutage(error)).toBe(true);
    expect(translateOutage(error)).toMatchObject({
      code: 'database_unavailable',
      cause: error,
      details: { retryAfterS: 5 },
    });
  });

  it.each([
    'ER_OPTION_PREVENTS_STATEMENT',
    'ER_READ_ONLY_MODE',
    'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
    'ER_ACCESS_DENIED_ERROR',
    'ER_DBACCESS_DENIED_ERROR',
    'ER_ACCOUNT_HAS_BEEN_LOCKED',
    'ER_LOCK_DEADLOCK',
    'ER_LOCK_WAIT_TIMEOUT',
    'ER_RECORD_FILE_FULL',
    'ER_DISK_FULL',
    'ER_QUERY_INTERRUPTED',
  ])('of a server that does not serve us is unavailability in use, and ends a start at once: %s', (code) => {
    const error = new Error('Failed query', { cause: withCode(code) });
    expect(isOutage(error)).toBe(false);
    expect(translateOutage(error)).toMatchObject({ code: 'database_unavailable', cause: error });
  });

  it.each([
    ['a syntax error', withCode('ER_PARSE_ERROR')],
    ['a duplicate', withCode('ER_DUP_ENTRY')],
    ['no error', 'ECONNREFUSED'],
  ])('that is %s stays what it is', (_, error) => {
    expect(translateOutage(error)).toBe(error);
  });
});

it('is told at once when nobody listens', async () => {
  const port = await findFreePort();
  const address = { host: '127.0.0.1', port, user: 'u', password: 'hush-hush', database: 'd' };
  const database = createDatabase(address);
  expect(database.isAway()).toBe(false);
  const refusal = await listUsernames(database).catch(findAppError);
  expect(refusal).toMatchObject({ code: 'database_unavailable' });
  expect(database.isAway()).toBe(true);
  await expect(database.ping(1_000)).rejects.toMatchObject({ code: 'database_unavailable' });
  await database.end();
});

it('turns the next away at once when who listens does not greet, as it does for a question', async () => {
  const mute = createServer().listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const database = createDatabase({ host: '127.0.0.1', port, user: 'u', password: 'p', database: 'd' });
  try {
    const waited = await refusedAfter(listUsernames(database));
    expect(await refusedAfter(listUsernames(database))).toBeLessThan(waited / 10);
  } finally {
    await database.end();
    mute.close();
  }
});

describe('a server', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await startTestDatabase();
  }, START_LIMIT_MS);
  afterAll(async () => {
    test?.server.resume();
    await test?.stop();
  });

  it('that takes long over years of readings turns nobody else away', async () => {
    const { connection, database } = test;
    const range = { agentId: 1, from: 0, to: Date.UTC(2030, 0, 1), resolutionS: 3_600 };
    await connection.query('LOCK TABLES sensor_data WRITE');
    try {
      expect(await refusedAfter(listReadingBuckets(database, range))).toBeGreaterThan(5_000);
      expect(await findUserByName(database, 'nobody')).toBeNull();
      expect(database.isAway()).toBe(false);
    } finally {
      await connection.query('UNLOCK TABLES');
    }
  });

  it('that takes no more writes, and one with another password for us, are unavailable', async () => {
    const { database, server } = test;
    const { adminSocket: socketPath, host, port, user, password, database: name } = server;
    const address = { host, port, user, password, database: name };
    const admin = await createConnection({ socketPath, user: 'root' });
    const signUp = () => createUser(database, { username: 'late', passwordHash: 'x', now: 0 });
    try {
      await admin.query('SET GLOBAL read_only = 1');
      expect((await signUp().catch(findAppError)) ?? null).toMatchObject({ code: 'database_unavailable' });
      await admin.query('SET GLOBAL read_only = 0');
      await admin.query("ALTER USER ?@'127.0.0.1' IDENTIFIED BY 'rotated'", [user]);
      const fresh = createDatabase(address);
      await expect(fresh.ping(5_000)).rejects.toMatchObject({ code: 'database_unavailable' });
      await fresh.end();
      await expect(connect(address)).rejects.toMatchObject({
        code: 'ER_ACCESS_DENIED_ERROR',
      });
    } finally {
      await admin.query('SET GLOBAL read_only = 0');
      await admin.query("ALTER USER ?@'127.0.0.1' IDENTIFIED BY ?", [user, password]);
      await admin.end();
    }
    expect(await signUp()).toBeGreaterThan(0);
  });

  it('that hangs holds nobody for ever, and loses no reading', async () => {
    const { connection, database, server } = test;
    const cradle = await addCradle(connection, 'abc', await addUser(connection, 'mother'));
    const clock = createTestClock();
    const journal = createTestJournal({ database, clock });
    // All three below shall meet a connection that stands already: a new one has a limit of its own.
    await Promise.all([1, 2, 3, 4].map(() => database.ping(5_000)));

    await server.pause();
    journal.append(cradle, {
      at: clock.now(),
      temperature: 36.5,
      crying: null,
      direction: null,
      alertUid: null,
    });
    const waits = await Promise.all([
      refusedAfter(database.ping(300)),
      refusedAfter(findUserByName(database, 'mother')),
      refusedAfter(journal.flush()),
    ]);
    expect(waits[0]).toBeLessThan(1_500);
    expect(waits[1]).toBeLessThan(7_000);
    expect(waits[2]).toBeLessThan(13_000);
    // Who asks now is told at once.
    expect(await refusedAfter(findUserByName(database, 'mother'))).toBeLessThan(500);
    expect(journal.counts().waitingRows).toBe(1);
    expect(await journal.stop(100)).toMatchObject({ waitingRows: 1, unsafe: 0 });
    expect(database.isAway()).toBe(true);

    server.resume();
    await vi.waitFor(() => journal.flush(), { timeout: 5_000, interval: 100 });
    const [rows] = await connection.query('SELECT temperature FROM sensor_data');
    expect(rows).toEqual([{ temperature: 36.5 }]);
    // For a moment after the last wait in vain everybody is turned away.
    const found = await vi.waitFor(() => findUserByName(database, 'mother'), {
      timeout: 5_000,
      interval: 100,
    });
    expect(found?.username).toBe('mother');
    expect(database.isAway()).toBe(false);
  });
});

/** Ms until the work was refused as an outage. */
async function refusedAfter(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  const refusal = await work.then(() => null, findAppError);
  expect(refusal?.code).toBe('database_unavailable');
  return performance.now() - start;
}
