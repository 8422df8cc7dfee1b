import { mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import {
  createEmbeddedDatabase,
  type EmbeddedAddress,
  type EmbeddedDatabase,
  type EmbeddedStatus,
} from './embedded-database';
import { killHost, makeFolder, removeFolder, startHost } from './test-folder';

const LIMIT = { timeout: 60_000 };
const endings: (() => Promise<unknown>)[] = [];
let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
});

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await removeFolder(folder);
});

function embedded(dataDir = folder): EmbeddedDatabase & { entered: EmbeddedStatus[] } {
  const entered: EmbeddedStatus[] = [];
  const database = createEmbeddedDatabase({
    dataDir,
    logger: createLogger('silent'),
    clock: systemClock,
    onStateChange: ({ status }) => entered.push(status),
  });
  endings.push(database.stop);
  return { ...database, entered };
}

async function withConnection<T>(
  address: EmbeddedAddress,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await createConnection({ ...address });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

async function ask(address: EmbeddedAddress, sql: string): Promise<unknown> {
  return withConnection(address, async (connection) => (await connection.query(sql))[0]);
}

async function processOf(dataDir: string): Promise<number> {
  return Number(await readFile(path.join(dataDir, 'database', 'process'), 'utf8'));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean, limitMs: number): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`not within ${limitMs} ms`);
    await sleep(20);
  }
}

it('makes a database within 10 s, answers, stops within 3 s and keeps its data', LIMIT, async () => {
  const first = embedded();
  const begin = performance.now();
  const address = await first.start();
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(first.state()).toMatchObject({ status: 'up', detail: null });
  await ask(address, 'CREATE TABLE kept (word VARCHAR(20), at DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3))');
  await ask(address, "INSERT INTO kept (word) VALUES ('아기 👶')");
  const stopBegin = performance.now();
  await first.stop();
  expect(performance.now() - stopBegin).toBeLessThan(3_000);
  expect(first.state().status).toBe('stopped');

  const again = await embedded().start();
  expect(await ask(again, 'SELECT word FROM kept')).toEqual([{ word: '아기 👶' }]);
});

it('is private: one user, one socket, no port, UTC, every commit on the disk', LIMIT, async () => {
  const address = await embedded().start();
  const home = path.join(folder, 'database');
  expect((await stat(home)).mode & 0o777).toBe(0o700);
  expect(address.socketPath).toBe(path.join(home, 'server.sock'));
  expect(
    await ask(
      address,
      `SELECT @@skip_networking AS alone, @@global.time_zone AS zone, @@innodb_flush_log_at_trx_commit AS durable,
        @@max_allowed_packet AS packet, @@character_set_database AS letters, DATABASE() AS name`,
    ),
  ).toEqual([
    {
      alone: 1,
      zone: '+00:00',
      durable: 1,
      packet: 64 * 1024 * 1024,
      letters: 'utf8mb4',
      name: 'smartcradle',
    },
  ]);
});

it('comes back after a crash with what was committed', LIMIT, async () => {
  const database = embedded();
  const address = await database.start();
  await ask(address, 'CREATE TABLE kept (word VARCHAR(20))');
  await ask(address, "INSERT INTO kept VALUES ('safe')");
  const pid = await processOf(folder);
  process.kill(pid, 'SIGKILL');
  await until(() => database.entered.at(-1) === 'up' && database.entered.includes('restarting'), 15_000);
  expect(await processOf(folder)).not.toBe(pid);
  expect(await ask(address, 'SELECT word FROM kept')).toEqual([{ word: 'safe' }]);
});

it('goes with the process that runs it, killed or not', LIMIT, async () => {
  const host = await startHost('database', folder);
  const pid = await processOf(folder);
  expect(isAlive(pid)).toBe(true);
  await killHost(host);
  await until(() => !isAlive(pid), 5_000);
});

it('shuts down what a killed server left behind on its folder', LIMIT, async () => {
  const first = embedded();
  const address = await first.start();
  await ask(address, 'CREATE TABLE kept (word VARCHAR(20))');
  const pid = await processOf(folder);
  // A second start on the folder, as after a kill on a machine without setpriv.
  const second = embedded();
  const starting = second.start();
  await until(() => !isAlive(pid), 10_000);
  await first.stop();
  const again = await starting;
  expect(await ask(again, 'SHOW TABLES')).toHaveLength(1);
});

it('leaves a stranger alone that has the recorded pid', LIMIT, async () => {
  await mkdir(path.join(folder, 'database'), { mode: 0o700 });
  await writeFile(path.join(folder, 'database', 'process'), `${process.pid}\n`);
  await embedded().start();
  expect(await processOf(folder)).not.toBe(process.pid);
});

it('takes a folder whose path is too long for a socket and has blanks', LIMIT, async () => {
  const long = path.join(folder, 'x'.repeat(120), '아기 방');
  const database = embedded(long);
  const address = await database.start();
  expect(Buffer.byteLength(address.socketPath)).toBeLessThan(100);
  expect((await stat(path.dirname(address.socketPath))).mode & 0o777).toBe(0o700);
  expect(await ask(address, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.stop();
  await expect(stat(path.dirname(address.socketPath))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('does an interrupted initialisation again', LIMIT, async () => {
  const database = embedded();
  const starting = database.start();
  const home = path.join(folder, 'database');
  await until(() => database.entered.includes('starting'), 1_000);
  while (!(await readdir(home).catch(() => [])).some((name) => name.startsWith('unfinished-')))
    await sleep(5);
  await Promise.all([expect(starting).rejects.toThrow('was stopped'), database.stop()]);
  expect(await readdir(home)).not.toContain('files');

  const address = await embedded().start();
  expect(await ask(address, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect((await readdir(home)).filter((name) => name.startsWith('unfinished-'))).toEqual([]);
});

it('takes the files of an older version over, and signs them', LIMIT, async () => {
  const first = embedded();
  await first.start();
  await first.stop();
  const imprint = path.join(folder, 'database', 'files', 'smart-cradle-database.json');
  const signed = await readFile(imprint, 'utf8');
  await writeFile(imprint, '{"flavour":"mariadb","version":"10.6.1"}');
  const traces = async (): Promise<string[]> =>
    (await readdir(path.dirname(imprint))).filter((name) => name.endsWith('upgrade_info'));
  for (const trace of await traces()) await unlink(path.join(path.dirname(imprint), trace));
  const address = await embedded().start();
  expect(await readFile(imprint, 'utf8')).toBe(signed);
  // mariadb-upgrade leaves the version that it brought the tables to.
  expect(await traces()).toHaveLength(1);
  expect(await ask(address, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('refuses files of another flavour and leaves them alone', LIMIT, async () => {
  const first = embedded();
  await first.start();
  await first.stop();
  const imprint = path.join(folder, 'database', 'files', 'smart-cradle-database.json');
  await writeFile(imprint, '{"flavour":"mysql","version":"8.0.36"}');
  const second = embedded();
  await expect(second.start()).rejects.toThrow('MySQL 8.0.36, but this machine has MariaDB');
  expect(second.state()).toMatchObject({ status: 'stopped' });
  expect(await readFile(imprint, 'utf8')).toContain('mysql');
});

it('says what the server said when it cannot start', LIMIT, async () => {
  const first = embedded();
  await first.start();
  await first.stop();
  await writeFile(path.join(folder, 'database', 'files', 'ibdata1'), 'no longer a database');
  await expect(embedded().start()).rejects.toThrow(
    /did not start \(it ended with exit code 1\)[\s\S]*InnoDB/,
  );
});
