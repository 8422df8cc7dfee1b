import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settle } from '@/e2e/client/settle';
import { type DatabaseTcpServer, startMariadbTcp } from '@/e2e/servers/mariadb-tcp';
import { createLogger } from '@/lib/platform/logger';
import { connect } from './database';
import { openNamedLock } from './named-lock';
import { createServerLock, type ServerLock } from './server-lock';
import { START_LIMIT_MS } from './test-database';

let server: DatabaseTcpServer;
let admin: Connection;
const locks: ServerLock[] = [];
beforeAll(async () => {
  server = await startMariadbTcp();
  admin = await createConnection({ socketPath: server.adminSocket, user: 'root', database: server.database });
}, START_LIMIT_MS);
afterEach(() => {
  for (const lock of locks.splice(0)) lock.release();
});
afterAll(async () => {
  admin?.destroy();
  await server?.stop();
});

const never = new AbortController().signal;
const open = (database: string) => {
  const { host, port, user, password } = server;
  return connect({ host, port, user, password, database });
};

function createLock(database = server.database) {
  const takenOver: Error[] = [];
  const waitedFor: string[] = [];
  const connections: Connection[] = [];
  const lock = createServerLock({
    connect: async () => {
      const connection = await open(database);
      connections.push(connection);
      return connection;
    },
    logger: createLogger('silent'),
    onTakenOver: (error) => takenOver.push(error),
  });
  locks.push(lock);
  return {
    takenOver,
    waitedFor,
    connections,
    take: (signal = never) => lock.take((holder) => waitedFor.push(holder), signal),
    release: lock.release,
  };
}

/** Who has it, as the next one sees it. */
async function holderId(): Promise<number | null> {
  const lock = await openNamedLock(() => open(server.database));
  try {
    return (await lock.findHolder())?.connectionId ?? null;
  } finally {
    lock.end();
  }
}

const isLost = async () => (await holderId()) === null;

describe('the lock of a database', () => {
  it('goes to the next server as soon as the first has left', async () => {
    const [first, second] = [createLock(), createLock()];
    await first.take();
    const taking = second.take();
    await settle(
      () => second.waitedFor,
      (waited) => waited.length === 1,
    );
    expect(second.waitedFor[0]).toMatch(/^Another Smart Cradle server \(connected from 127\.0\.0\.1:\d+\)$/);
    first.release();
    await taking;
    expect(await holderId()).toBe(second.connections[0]?.threadId);
  });

  it('is not given to a second server while the first works', async () => {
    await createLock().take();
    const begun = performance.now();
    await expect(createLock().take()).rejects.toThrow(
      /^Another Smart Cradle server .* works with this database.*MYSQL_DATABASE/,
    );
    expect(performance.now() - begun).toBeGreaterThan(9_000);
    expect(performance.now() - begun).toBeLessThan(13_000);
  });

  it('keeps nobody off another database of the same server', async () => {
    const name = 'd'.repeat(64);
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.query(`GRANT ALL ON ${name}.* TO ?@'127.0.0.1'`, [server.user]);
    await createLock().take();
    const other = createLock(name);
    await other.take();
    expect(other.waitedFor).toEqual([]);
  });

  it('is no longer waited for when the server is stopped', async () => {
    await createLock().take();
    const stopping = new AbortController();
    const taking = createLock().take(stopping.signal);
    setTimeout(() => stopping.abort(), 500);
    await expect(taking).rejects.toThrow();
  });

  it('is kept though nothing else goes over its connection', async () => {
    const lock = createLock();
    await lock.take();
    const id = await holderId();
    await sleep(10_000);
    expect(await holderId()).toBe(id);
    expect(lock.takenOver).toEqual([]);
  });
});

describe('a lock that was lost', () => {
  it('is taken again as soon as the database is back', async () => {
    const lock = createLock();
    await lock.take();
    await server.restart();
    admin.destroy();
    admin = await createConnection({
      socketPath: server.adminSocket,
      user: 'root',
      database: server.database,
    });
    await settle(holderId, (id) => id !== null && id === lock.connections.at(-1)?.threadId);
    expect(lock.takenOver).toEqual([]);
  });

  it('is taken again after its connection was cut', async () => {
    const lock = createLock();
    await lock.take();
    const lost = await holderId();
    await admin.query('KILL ?', [lost]);
    // Between the two it is free for a moment that nobody need see.
    await settle(holderId, (id) => id !== lost && id === lock.connections.at(-1)?.threadId);
    expect(lock.takenOver).toEqual([]);
  });

  it('ends the server when another one has it meanwhile', async () => {
    const [first, second] = [createLock(), createLock()];
    await first.take();
    const taking = second.take();
    await settle(
      () => second.waitedFor,
      (waited) => waited.length === 1,
    );
    await admin.query('KILL ?', [await holderId()]);
    await taking;
    await settle(
      () => first.takenOver,
      (errors) => errors.length === 1,
    );
    expect(first.takenOver[0]?.message).toContain('took the database over');
    expect(second.takenOver).toEqual([]);
  });

  it('is not taken again by a server that was stopped', async () => {
    const lock = createLock();
    await lock.take();
    lock.release();
    await settle(isLost, (lost) => lost);
    await sleep(3_000);
    expect(await holderId()).toBeNull();
  });
});

it('is free soon after its holder has fallen silent, as a computer without power does', async () => {
  const silent = await openNamedLock(() => open(server.database));
  expect(await silent.take(0)).toBe(true);
  const next = createLock();
  await next.take();
  expect(await holderId()).toBe(next.connections[0]?.threadId);
  silent.end();
});
