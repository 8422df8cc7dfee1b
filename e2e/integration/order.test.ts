import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, createClient, requireOk } from '../client/http-client';
import { drawPicture, frameMessage, withComment } from '../client/pictures';
import { settle } from '../client/settle';
import { openStream } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { findFreePort } from '../servers/free-port';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { createTcpGate, type TcpGate } from '../servers/tcp-gate';

const UUID = 'cradle-a';

interface Part {
  state: string;
  detail: string | null;
}
interface Ready {
  ready: boolean;
  database: Part;
  broker: Part;
  worker: Part & { journal: { waitingRows: number } };
}

/** One story, told in order: nothing is there at first, then everything, then one after the other fails. */
describe('a server whose database and broker come and go', () => {
  let mariadb: DatabaseTcpServer;
  let mosquitto: MosquittoServer;
  let gate: TcpGate;
  let server: AppServer;
  let parent: Client;
  let device: Device;
  let picture: Buffer;

  beforeAll(async () => {
    [mariadb, picture] = await Promise.all([startMariadbTcp(), drawPicture()]);
    gate = createTcpGate({ port: await findFreePort(), targetPort: mariadb.port });
    const given = { mqttPort: await findFreePort(), database: { ...mariadb, port: gate.port } };
    server = await startAppServer({ configuration: 'outside', given, untilReady: false });
  });
  afterAll(async () => {
    await device?.leave();
    await server?.dispose();
    await gate?.close();
    await Promise.all([mosquitto?.stop(), mariadb?.stop()]);
  });

  const ready = async (): Promise<Ready & { status: number }> => {
    const answer = await createClient(server.base).call('/api/ready');
    return { ...answer.json<Ready>(), status: answer.status };
  };
  const rows = (what: string) =>
    server.query(`SELECT ${what} FROM sensor_data WHERE direction LIKE '%으로 움직임' ORDER BY id`);

  it('answers before either is there, and says what it waits for', async () => {
    const first = await settle(
      () => ready().catch(() => null),
      (answer) => answer !== null && answer.database.detail !== null,
    );
    expect(first).toMatchObject({ status: 503, ready: false, worker: { state: 'waiting' } });
    expect(first?.database.detail).toContain(`127.0.0.1:${gate.port}`);
    const nobody = createClient(server.base);
    expect((await nobody.call('/api/health')).status).toBe(200);
    const refused = await nobody.signIn('parent', 'any password');
    expect([refused.status, refused.json().code]).toEqual([503, 'database_unavailable']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const page of ['/', '/login', '/register']) expect((await nobody.call(page)).status).toBe(200);
  });

  it('takes the database when it comes, and then waits for the broker', async () => {
    await gate.open();
    const answer = await settle(ready, ({ database }) => database.state === 'up', 20_000);
    expect(answer).toMatchObject({ status: 503, worker: { state: 'up' }, broker: { state: 'waiting' } });
    // Its turn comes last: for a moment it waits for the database.
    const address = `127.0.0.1:${new URL(server.mqttUrl).port}`;
    await settle(ready, ({ broker }) => broker.detail?.includes(address) === true);
  });

  it('is ready without a restart when the broker comes', async () => {
    mosquitto = await startMosquitto({ port: Number(new URL(server.mqttUrl).port) });
    await settle(ready, ({ status }) => status === 200, 20_000);
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    device = await connectDevice(server.mqttUrl, UUID);
    await device.send('temperature', { temperature: '36.5' });
    await settle(
      async () => (await requireOk(parent.call(`/api/agent_status/${UUID}`))).json(),
      ({ temperature }) => temperature === 36.5,
    );
  });

  it('hears the cradle again when the broker was killed and is back', async () => {
    await mosquitto.kill();
    await settle(ready, ({ status, broker }) => status === 503 && broker.state === 'waiting');
    mosquitto = await startMosquitto({ port: mosquitto.port });
    await settle(ready, ({ status }) => status === 200, 20_000);
    await settle(
      async () => {
        await device.send('temperature', { temperature: '36.6' });
        return (await requireOk(parent.call(`/api/agent_status/${UUID}`))).json();
      },
      ({ temperature }) => temperature === 36.6,
    );
  });

  it('goes on showing the picture to who watches while the database is away, and stores later, each row once', async () => {
    const viewer = await openStream(parent, UUID);
    const before = (await rows('id')).length;
    await gate.close();
    await settle(ready, ({ status, database }) => status === 503 && database.state === 'waiting');
    const sides = Array.from({ length: 30 }, (_, index) => `${index % 2 ? '우측' : '좌측'}으로 움직임`);
    for (const [index, direction] of sides.entries()) {
      await device.send('direction', { direction });
      const jpeg = withComment(picture, `outage ${index}`);
      const arrived = viewer.parts.find((part) => part.jpeg.equals(jpeg));
      await device.send('frame', frameMessage(jpeg));
      await arrived;
    }
    const status = await parent.call(`/api/agent_status/${UUID}`);
    expect([status.status, status.json().direction]).toEqual([200, '우측으로 움직임']);
    expect((await parent.call('/dashboard')).status).toBe(200);
    const away = await parent.call('/api/agents');
    expect([away.status, away.json().code]).toEqual([503, 'database_unavailable']);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ready()).worker.journal.waitingRows).toBeGreaterThanOrEqual(sides.length);
    await gate.open();
    await settle(ready, (answer) => answer.status === 200 && answer.worker.journal.waitingRows === 0, 20_000);
    const stored = (await rows('direction')).slice(before);
    expect(stored.map(({ direction }) => direction)).toEqual(sides);
    expect((await parent.call('/api/agents')).status).toBe(200);
    expect(viewer.isClosed()).toBe(false);
    viewer.leave();
  });

  it('survives a database that hangs without a word', async () => {
    const before = (await rows('id')).length;
    await mariadb.pause();
    await settle(ready, ({ status }) => status === 503);
    await device.send('direction', { direction: '좌측으로 움직임' });
    mariadb.resume();
    await settle(ready, (answer) => answer.status === 200 && answer.worker.journal.waitingRows === 0, 30_000);
    await settle(
      () => rows('id'),
      (found) => found.length === before + 1,
    );
  });

  it('never writes a password into its log', () => {
    const text = server.log.join('\n');
    expect(text).not.toContain(mariadb.password);
    expect(text).not.toContain(encodeURIComponent(mariadb.password));
  });
});
