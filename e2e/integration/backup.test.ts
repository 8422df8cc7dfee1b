import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCaregiverOf, createClient, PASSWORD, requireOk } from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';

const UUID = '요람-a';
const run = promisify(execFile);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Newer MariaDB has them under its own name alone. */
const OLD_NAMES =
  'command -v mysqldump >/dev/null || { mysqldump() { mariadb-dump "$@"; }; mysql() { mariadb "$@"; }; }';

/** The commands of docs/operations.md under this name, to the letter, in the test's folder. */
async function runDocumented(name: string): Promise<void> {
  const page = await readFile('docs/operations.md', 'utf8');
  const [, block] = new RegExp(`\`\`\`sh ${name}\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (block === undefined) throw new Error(`docs/operations.md has no commands called ${name}`);
  await run('/bin/sh', ['-ec', `${OLD_NAMES}\n${block}`], { cwd: folder });
}

async function fill(server: AppServer): Promise<{ picture: Buffer }> {
  await createCaregiverOf(server.base, 'parent', UUID);
  const picture = Buffer.concat([
    Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
    randomBytes(200_000),
  ]);
  await server.query(
    'INSERT INTO video_frames (agent_id, timestamp, frame) SELECT id, UTC_TIMESTAMP(3), ? FROM agents',
    [picture],
  );
  return { picture };
}

/** How many rows each table has, and what is in those that come back to the bit. */
async function describeContent({ query }: Pick<AppServer, 'query'>) {
  const tables = await query(`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name`);
  const counts = await Promise.all(
    tables.map(async ({ name }) => [
      name,
      (await query(`SELECT COUNT(*) AS rows_ FROM \`${name}\``))[0]?.rows_,
    ]),
  );
  const [frame] = await query('SELECT frame, timestamp FROM video_frames');
  return {
    counts,
    frame,
    users: await query('SELECT * FROM users'),
    agents: await query('SELECT * FROM agents'),
  };
}

async function expectParentIsHome(server: AppServer): Promise<void> {
  const parent = createClient(server.base);
  await requireOk(parent.signIn('parent', PASSWORD));
  expect((await parent.call('/api/agents')).json()).toMatchObject([{ uuid: UUID }]);
}

describe('the embedded database', () => {
  let old: AppServer;
  let fresh: AppServer;

  beforeAll(async () => {
    [old, fresh] = await Promise.all([
      startAppServer({ configuration: 'embedded' }),
      startAppServer({ configuration: 'embedded' }),
    ]);
  });
  afterAll(async () => {
    await old?.dispose();
    await fresh?.dispose();
  });

  it('is saved while it runs, and restored into a fresh one, as the page says', async () => {
    const { picture } = await fill(old);
    await symlink(old.dataDir, path.join(folder, 'data'));
    await runDocumented('backup-embedded');
    const content = await describeContent(old);
    expect(content.frame?.frame).toEqual(picture);

    await rm(path.join(folder, 'data'));
    await symlink(fresh.dataDir, path.join(folder, 'data'));
    await runDocumented('restore-embedded');
    await fresh.stop();
    await fresh.start();
    const restored = await describeContent(fresh);
    expect(restored.frame).toEqual(content.frame);
    expect(restored).toEqual(content);
    await expectParentIsHome(fresh);
  });
});

describe('a database of one’s own', () => {
  let mosquitto: MosquittoServer;
  let old: DatabaseTcpServer;
  let fresh: DatabaseTcpServer;
  const servers: AppServer[] = [];

  beforeAll(async () => {
    [mosquitto, old, fresh] = await Promise.all([startMosquitto(), startMariadbTcp(), startMariadbTcp()]);
  });
  afterAll(async () => {
    for (const server of servers) await server.dispose();
    await Promise.all([mosquitto, old, fresh].map((server) => server?.stop()));
  });

  async function start(database: DatabaseTcpServer): Promise<AppServer> {
    const given = { mqttPort: mosquitto.port, database };
    const server = await startAppServer({ configuration: 'outside', given });
    servers.push(server);
    return server;
  }

  async function writeSettings({ host, port, user, password, database }: DatabaseTcpServer): Promise<void> {
    const settings = { HOST: host, PORT: port, USER: user, PASSWORD: password, DATABASE: database };
    const lines = Object.entries(settings).map(([name, value]) => `MYSQL_${name}='${value}'\n`);
    await writeFile(path.join(folder, '.env'), lines.join(''));
  }

  it('is saved and restored as the page says, with the settings in .env', async () => {
    const before = await start(old);
    await fill(before);
    await before.stop();
    const content = await describeContent(before);
    await writeSettings(old);
    await runDocumented('backup-outside');
    const dump = await readFile(path.join(folder, 'before-upgrade.sql'), 'utf8');
    expect(dump.trimEnd().split('\n').at(-1)).toMatch(/^-- Dump completed/);

    await writeSettings(fresh);
    await runDocumented('restore-outside');
    const after = await start(fresh);
    await expectParentIsHome(after);
    const { frame, counts } = await describeContent(after);
    expect(frame).toEqual(content.frame);
    expect(Object.fromEntries(counts)).toMatchObject({ users: 1, agents: 1, video_frames: 1 });
  });
});
