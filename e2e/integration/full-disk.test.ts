import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAlarmCradle, type ShownAlert } from '../client/alarm-cradle';
import { type Camera, startCamera } from '../client/camera';
import { type Client, createCaregiver, createClient, PASSWORD, requireOk } from '../client/http-client';
import { drawPicture } from '../client/pictures';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';

const UUID = 'cradle-a';
const MEBIBYTE = 1_048_576;
/** More than is free by so much that no other work on this machine makes it true. */
const MARGIN_MB = 1_000_000;

let mariadb: DatabaseTcpServer;
let mosquitto: MosquittoServer;

beforeAll(async () => {
  [mariadb, mosquitto] = await Promise.all([startMariadbTcp(), startMosquitto()]);
});
afterAll(async () => {
  await Promise.all([mariadb?.stop(), mosquitto?.stop()]);
});

/** One run of the server on the database that all of them share. */
async function withServer<T>(
  env: Record<string, string>,
  work: (server: AppServer) => Promise<T>,
): Promise<T> {
  const given = { mqttPort: mosquitto.port, database: mariadb };
  const server = await startAppServer({ configuration: 'outside', given, env });
  try {
    return await work(server);
  } finally {
    await server.dispose();
  }
}

async function signIn(server: AppServer): Promise<Client> {
  const client = createClient(server.base);
  await requireOk(client.signIn('parent', PASSWORD));
  return client;
}

async function readyOf(server: AppServer) {
  const response = await fetch(`${server.base}/api/ready`);
  const { worker } = (await response.json()) as { worker: { recording: string } };
  return { status: response.status, recording: worker.recording };
}

const countFrames = async ({ query }: AppServer) =>
  Number((await query('SELECT COUNT(*) AS stored FROM video_frames'))[0]?.stored);

/** A fever in front of the camera, for some seconds. */
async function film(server: AppServer, client: Client): Promise<Camera> {
  const cradle = await addAlarmCradle({ client, mqttUrl: server.mqttUrl }, UUID);
  const camera = startCamera(cradle.device, { picture: await drawPicture(), bytes: 20_000 });
  await settle(
    () => camera.sent.length,
    (count) => count > 10,
  );
  await cradle.device.send('temperature', { temperature: 38.6 });
  const alerts = await cradle.raised('high_temperature');
  await settle(
    () => camera.sent.length,
    (count) => count > 40,
  );
  camera.stop();
  await cradle.device.leave();
  await requireOk(client.call(`/api/alert_logs/${alerts[0]?.id}/resolve`, { method: 'POST' }));
  return camera;
}

const toldOf = (client: Client) =>
  settle(
    async () => (await requireOk(client.call('/api/alert_logs'))).json<ShownAlert[]>(),
    (alerts) => alerts.some(({ alert_type }) => alert_type === 'recording_stopped'),
  );

it('a disk that is nearly full gets no frames: alerts and readings are stored, parents are told, and told when it is over', async () => {
  const { bavail, bsize } = await statfs(tmpdir());
  const leastMb = Math.ceil((bavail * bsize) / MEBIBYTE) + MARGIN_MB;

  await withServer({}, async (server) => {
    const parent = await createCaregiver(server.base, 'parent');
    await requireOk(parent.registerAgent(UUID));
    await requireOk(parent.claim(UUID));
    expect(await readyOf(server)).toEqual({ status: 200, recording: 'on' });
  });
  await withServer({ DISK_FREE_MIN: String(leastMb) }, async (server) => {
    expect(await readyOf(server)).toEqual({ status: 200, recording: 'no_room' });
    const parent = await signIn(server);
    const told = await toldOf(parent);
    expect(told.map(({ alert_type }) => alert_type)).toEqual(['recording_stopped']);
    await film(server, parent);
    expect(await countFrames(server)).toBe(0);
    const rows = () => server.query('SELECT id FROM sensor_data WHERE alert_log_id IS NOT NULL');
    await settle(rows, (found) => found.length > 0);
  });
  await withServer({}, async (server) => {
    expect(await readyOf(server)).toEqual({ status: 200, recording: 'on' });
    const cleared = () =>
      server.query(
        "SELECT id FROM alert_logs WHERE alert_type = 'recording_stopped' AND cleared_at IS NOT NULL",
      );
    await settle(cleared, (found) => found.length === 1);
    const camera = await film(server, await signIn(server));
    await settle(
      () => countFrames(server),
      (count) => count >= camera.sent.length,
    );
  });
});
