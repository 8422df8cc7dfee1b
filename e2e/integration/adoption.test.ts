import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_NAME, DATABASE_USER } from '@/lib/store/embedded/readiness';
import { createSeededRandom } from '@/scripts/simulator/seeded-random';
import { connectDevice } from '../client/device';
import { type Client, createClient, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import {
  asAdopted,
  EARLIER_ACCOUNTS,
  EARLIER_CRADLES,
  type EarlierContents,
  type EarlierSize,
  earlierStatus,
  makeEarlierDatabase,
  readEarlier,
} from '../servers/earlier-database';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { openRunner, type SqlRunner } from '../servers/sql-runner';

/** Where the earlier installation's database is, and how the server is told. */
const PLACES = [
  'named by MYSQL_*',
  'named by SQLALCHEMY_DATABASE_URI',
  'read in over the embedded one',
] as const;
type Place = (typeof PLACES)[number];

interface Adoption {
  server: AppServer;
  /**
   * Puts the earlier installation's tables in place of whatever is there. The server must not run, and does not
   * afterwards.
   * @returns every row of them
   */
  fill(size: EarlierSize): Promise<EarlierContents>;
  end(): Promise<void>;
}

const prepareAdoption = (place: Place): Promise<Adoption> =>
  place === 'read in over the embedded one' ? prepareEmbedded() : prepareOutside(place);

/** Somebody starts the server first, then reads the dump in through its socket. */
async function prepareEmbedded(): Promise<Adoption> {
  const server = await startAppServer({ configuration: 'embedded', env: { LOG_LEVEL: 'debug' } });
  const socketPath = path.join(server.dataDir, 'database', 'server.sock');
  await server.stop();
  return {
    server,
    async fill(size) {
      await server.start();
      const runner = await openRunner({ socketPath, user: DATABASE_USER, database: DATABASE_NAME });
      const rows = await fill(runner, size);
      await server.stop();
      return rows;
    },
    end: server.dispose,
  };
}

async function prepareOutside(place: Place): Promise<Adoption> {
  const mariadb = await startMariadbTcp();
  const mosquitto = await startMosquitto();
  const server = await startAppServer({
    configuration: 'outside',
    given: { mqttPort: mosquitto.port, database: mariadb },
    env: { LOG_LEVEL: 'debug', ...(place === 'named by MYSQL_*' ? {} : uriOnly(mariadb)) },
    untilReady: false,
  });
  await server.kill();
  return {
    server,
    fill: async (size) => fill(await openRunner(mariadb), size),
    end: () => endOutside(server, mosquitto, mariadb),
  };
}

async function endOutside(...parts: [AppServer, MosquittoServer, DatabaseTcpServer]): Promise<void> {
  const [server, mosquitto, mariadb] = parts;
  await server.dispose();
  await mosquitto.stop();
  await mariadb.stop();
}

function uriOnly({ host, port, user, password, database }: DatabaseTcpServer): Record<string, string> {
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const unset = ['HOST', 'PORT', 'USER', 'PASSWORD', 'DATABASE'].map((name) => [`MYSQL_${name}`, '']);
  const uri = `mysql+pymysql://${account}@${host}:${port}/${database}`;
  return { ...Object.fromEntries(unset), SQLALCHEMY_DATABASE_URI: uri };
}

async function fill(runner: SqlRunner, size: EarlierSize): Promise<EarlierContents> {
  await makeEarlierDatabase(runner.run, size);
  const before = await readEarlier(runner.ask);
  await runner.end();
  return before;
}

/** What the first start has to leave, whatever came before it. Nobody must have signed in yet. */
async function expectWhole(server: AppServer, before: EarlierContents): Promise<void> {
  expect(await readEarlier(server.query)).toEqual(asAdopted(before));
  expect(await listIndexes(server)).toEqual(
    expect.arrayContaining([
      'agents.uq_agents',
      'alert_logs.alert_logs_of_agent',
      'alert_logs.alert_logs_of_user',
      'alert_settings.alert_settings_of_user',
      'sensor_data.sensor_data_by_time',
      'users.uq_users_name',
      'users.users_username_key',
      'video_frames.video_frames_by_time',
    ]),
  );
  const [types] = await server.query(
    `SELECT GROUP_CONCAT(COLUMN_TYPE ORDER BY COLUMN_TYPE) AS found FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND (TABLE_NAME, COLUMN_NAME) IN
       (('video_frames', 'frame'), ('sensor_data', 'timestamp'), ('users', 'password'))`,
  );
  expect(types?.found).toBe('datetime(3),longblob,varchar(255)');
  const devices = await server.query('SELECT user_id, p256dh FROM push_subscriptions');
  expect(devices).toEqual([{ user_id: 1, p256dh: 'BOr2-the-newer-key' }]);
}

async function listIndexes(server: AppServer): Promise<string[]> {
  const rows = await server.query(
    `SELECT DISTINCT CONCAT(TABLE_NAME, '.', INDEX_NAME) AS name FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = DATABASE()`,
  );
  return rows.map((row) => row.name);
}

async function expectSignIns(server: AppServer): Promise<void> {
  for (const [index, { username, password }] of EARLIER_ACCOUNTS.entries()) {
    const client = createClient(server.base);
    const refused = await client.signIn(username, `${password}!`);
    const unknown = await client.signIn(`${username}?`, password);
    expect([refused.status, refused.text]).toEqual([401, unknown.text]);
    const answer = (await requireOk(client.signIn(username, password))).json();
    expect(answer).toMatchObject({ user: { id: index + 1, username } });
  }
  const hashes = await server.query(
    "SELECT username FROM users WHERE password LIKE '$argon2id$%' ORDER BY id",
  );
  expect(hashes.map((row) => row.username)).toEqual(EARLIER_ACCOUNTS.map(({ username }) => username));
  // With the new hash.
  await signInAs(server, 1);
}

async function signInAs(server: AppServer, index: number): Promise<Client> {
  const client = createClient(server.base);
  const { username, password } = EARLIER_ACCOUNTS[index] ?? { username: '', password: '' };
  await requireOk(client.signIn(username, password));
  return client;
}

const statusOf = async (client: Client, uuid: string) =>
  (await requireOk(client.call(`/api/agent_status/${encodeURIComponent(uuid)}`))).json();

describe.each(PLACES)('a database of an earlier installation, %s', (place) => {
  const size = { sensorRows: 6_000 };
  const [first, , korean] = EARLIER_CRADLES;
  let adoption: Adoption;
  let server: AppServer;
  let before: EarlierContents;

  beforeAll(async () => {
    adoption = await prepareAdoption(place);
    server = adoption.server;
    before = await adoption.fill(size);
    await server.start();
  });
  afterAll(() => adoption?.end());

  it('has every row with its values, and all that today’s server needs', async () => {
    await expectWhole(server, before);
    expect(server.log.join('\n')).toMatch(/Alert settings out of range .*"rows":2/);
  });

  it('lets its accounts sign in with their old passwords, and keeps these as argon2id', () =>
    expectSignIns(server));

  it('has the cradles of each caregiver', async () => {
    const bob = await signInAs(server, 0);
    const listed = (await bob.call('/api/agents')).json<unknown>();
    expect(listed).toMatchObject([
      { id: 1, uuid: first.uuid, ip: '10.0.0.5', created_at: '2025-10-03T12:00:00.000Z' },
      { id: 2, uuid: EARLIER_CRADLES[1].uuid, ip: '' },
    ]);
    expect((await bob.call(`/api/agent_status/${encodeURIComponent(korean.uuid)}`)).status).toBe(404);
  });

  it('knows the newest of each value at once, and after a restart too', async () => {
    const bob = await signInAs(server, 0);
    expect(await statusOf(bob, first.uuid)).toEqual(earlierStatus(size));
    const mother = await signInAs(server, 2);
    expect(await statusOf(mother, korean.uuid)).toMatchObject({
      temperature: 36.4,
      crying: 'Not Crying',
      direction: null,
      face_direction: '확인 중...',
    });
    const lines = server.log.length;
    await server.stop();
    await server.start();
    expect(await statusOf(bob, first.uuid)).toEqual(earlierStatus(size));
    expect(server.log.slice(lines).join('\n')).not.toMatch(/Database migrated|earlier server/);
  });

  it('goes on with what its cradles send', async () => {
    const bob = await signInAs(server, 0);
    const device = await connectDevice(server.mqttUrl, first.uuid);
    await device.send('direction', { direction: '우측으로 움직임' });
    await settle(
      () => statusOf(bob, first.uuid),
      ({ direction }) => direction === '우측으로 움직임',
    );
    const stored = () => server.query("SELECT id FROM sensor_data WHERE timestamp > '2026-01-01'");
    const [row] = await settle(stored, (rows) => rows.length > 0);
    expect(row?.id).toBeGreaterThan(size.sensorRows);
    await device.leave();
  });
});

describe.each([PLACES[0], PLACES[2]])('an adoption that is killed again and again, %s', (place) => {
  const size = { sensorRows: 30_000 };
  const KILLS = 8;
  /** On a fast machine a migration is over after two or three kills: then it begins anew. */
  const MOST_ROUNDS = 8;
  let adoption: Adoption;

  beforeAll(async () => {
    adoption = await prepareAdoption(place);
  });
  afterAll(() => adoption?.end());

  it('is finished by the first start that may', { timeout: 300_000 }, async () => {
    const { server } = adoption;
    const random = createSeededRandom(42);
    let kills = 0;
    let before: EarlierContents = {};
    for (let round = 0; round < MOST_ROUNDS && kills < KILLS; round += 1) {
      before = await adoption.fill(size);
      while (kills < KILLS && (await killWhileMigrating(server, random() * 200))) kills += 1;
    }
    expect(kills).toBe(KILLS);
    await server.start();
    await expectWhole(server, before);
    await expectSignIns(server);
    const bob = await signInAs(server, 0);
    expect(await statusOf(bob, EARLIER_CRADLES[0].uuid)).toEqual(earlierStatus(size));
  });
});

/** @param delayMs after the first step of this start. @returns whether the migration was still under way. */
async function killWhileMigrating(server: AppServer, delayMs: number): Promise<boolean> {
  const from = server.log.length;
  const said = (pattern: RegExp) => server.log.slice(from).some((line) => pattern.test(line));
  await server.start({ untilReady: false });
  await settle(
    () => said(/Migration step done|Connected to the broker|The broker listens/),
    (hasBegun) => hasBegun,
    30_000,
  );
  await sleep(delayMs);
  await server.kill();
  return said(/Migration step done/) && !said(/Database migrated/);
}
