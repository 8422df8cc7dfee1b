import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { createCaregiverOf, createClient } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, type AppServerOptions, startAppServer } from '../servers/app-server';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';

interface Ready {
  ready: boolean;
  database: { state: string; detail: string | null };
}

const UUID = 'cradle-a';
/** The second one starts from nothing, in ms. */
const START_LIMIT_MS = 60_000;

describe('a second server with the same outside database', () => {
  let mariadb: DatabaseTcpServer;
  let mosquitto: MosquittoServer;
  let first: AppServer;
  let device: Device;
  const servers: AppServer[] = [];

  beforeAll(async () => {
    [mariadb, mosquitto] = [await startMariadbTcp(), await startMosquitto()];
    first = await start();
    await createCaregiverOf(first.base, 'parent', UUID);
    device = await connectDevice(mosquitto.url, UUID);
  });
  afterAll(async () => {
    await device?.leave();
    for (const server of servers) await server.dispose();
    await mosquitto?.stop();
    await mariadb?.stop();
  });

  async function start(options: Partial<AppServerOptions> = {}): Promise<AppServer> {
    const given = { mqttPort: mosquitto.port, database: mariadb };
    const server = await startAppServer({ configuration: 'outside', given, ...options });
    servers.push(server);
    return server;
  }

  const isReady = async ({ base }: AppServer) =>
    (
      await createClient(base)
        .call('/api/ready')
        .catch(() => null)
    )?.status === 200;
  const readiness = async ({ base }: AppServer) =>
    (
      await createClient(base)
        .call('/api/ready')
        .catch(() => null)
    )?.json<Ready>();
  const countRows = async () => Number((await first.query('SELECT COUNT(*) AS n FROM sensor_data'))[0]?.n);

  it('waits a moment, says for whom, and ends without having taken anything in', async () => {
    const second = await start({ untilReady: false });
    const waiting = await settle(
      () => readiness(second),
      (answer) => answer?.database.detail?.includes('another Smart Cradle server') === true,
      START_LIMIT_MS,
    );
    expect(waiting?.ready).toBe(false);
    await second.waitForLog(/Waiting for another server to leave the database .*127\.0\.0\.1/);
    await device.send('temperature', { temperature: 36.5 });
    expect((await second.ended()).code).toBe(1);
    const said = second.log.join('\n');
    expect(said).toMatch(/The server cannot start .*works with this database.*MYSQL_DATABASE/);
    expect(said).not.toContain(mariadb.password);
    await settle(countRows, (count) => count === 1);
    expect(await isReady(first)).toBe(true);
  });

  it('changes nothing for the first when the database is restarted', async () => {
    await mariadb.restart();
    await first.waitForLog(/is held again/);
    await settle(
      () => isReady(first),
      (ready) => ready,
    );
    const before = await countRows();
    await device.send('temperature', { temperature: 36.6 });
    await settle(countRows, (count) => count === before + 1);
    const second = await start({ untilReady: false });
    expect((await second.ended()).code).toBe(1);
    expect(await isReady(first)).toBe(true);
  });

  it('takes over from a first that hangs, which ends as soon as it goes on, and stores nothing more', async () => {
    process.kill(first.pid, 'SIGSTOP');
    const second = await start();
    await device.send('temperature', { temperature: 37.7 });
    const countTaken = async () =>
      Number((await second.query('SELECT COUNT(*) AS n FROM sensor_data WHERE temperature > 37.6'))[0]?.n);
    await settle(countTaken, (count) => count === 1);
    process.kill(first.pid, 'SIGCONT');
    expect((await first.ended()).code).toBe(1);
    expect(first.log.join('\n')).toMatch(/The server must stop .*took the database over/);
    expect(await countTaken()).toBe(1);
    expect(await isReady(second)).toBe(true);
    first = second;
  });

  it('starts at once when the first was killed', async () => {
    await first.kill();
    const second = await start();
    expect(second.log.join('\n')).not.toContain('Waiting for another server');
    expect(await isReady(second)).toBe(true);
  });
});
