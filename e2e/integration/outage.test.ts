import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AlarmCradle, addAlarmCradle } from '../client/alarm-cradle';
import { type Camera, nameOfFrame, startCamera } from '../client/camera';
import { type Client, createCaregiver, requireOk } from '../client/http-client';
import { drawPicture } from '../client/pictures';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { findFreePort } from '../servers/free-port';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { type PushService, startPushService } from '../servers/push-service';
import { createTcpGate, type TcpGate } from '../servers/tcp-gate';

const OUTAGE_MS = 30_000;
/** The message has arrived by then, on a busy machine too. */
const TRAVEL_MS = 1_000;
const DEVICE = 'phone';
const LIMIT_MS = 180_000;

describe('an alert while the database is down', () => {
  let mariadb: DatabaseTcpServer;
  let mosquitto: MosquittoServer;
  let push: PushService;
  let gate: TcpGate;
  let server: AppServer;
  let parent: Client;
  let picture: Buffer;

  beforeAll(async () => {
    [mariadb, mosquitto, push] = await Promise.all([startMariadbTcp(), startMosquitto(), startPushService()]);
    gate = createTcpGate({ port: await findFreePort(), targetPort: mariadb.port });
    await gate.open();
    const given = { mqttPort: mosquitto.port, database: { ...mariadb, port: gate.port } };
    server = await startAppServer({ configuration: 'outside', given, env: push.env });
    [parent, picture] = [await createCaregiver(server.base, 'parent'), await drawPicture()];
    await requireOk(parent.call('/api/push_subscription', { json: push.subscribe(DEVICE) }));
  });
  afterAll(async () => {
    await server?.dispose();
    await gate?.close();
    await Promise.all([mosquitto?.stop(), mariadb?.stop(), push?.stop()]);
  });

  async function addCradle(uuid: string): Promise<AlarmCradle> {
    return addAlarmCradle({ client: parent, mqttUrl: server.mqttUrl }, uuid);
  }

  /** A fever that is told of while nothing can be stored. @returns when it was sent, and its message. */
  async function raiseWithoutDatabase(cradle: AlarmCradle) {
    await gate.close();
    const closedAt = performance.now();
    await sleep(3_000);
    const sentAt = performance.now();
    await cradle.device.send('temperature', { temperature: 38.6 });
    const message = await push.attempts.find(({ payload }) => payload.cradleUuid === cradle.uuid);
    return { closedAt, toldAfterMs: message.at - sentAt, message };
  }

  async function reopen(closedAt: number): Promise<void> {
    await sleep(Math.max(0, OUTAGE_MS - (performance.now() - closedAt)));
    await gate.open();
  }

  async function storedNames(agentUuid: string): Promise<string[]> {
    const rows = await server.query(
      `SELECT LEFT(frame, 400) AS head FROM video_frames
        JOIN agents ON agents.id = video_frames.agent_id WHERE uuid = ? ORDER BY timestamp, video_frames.id`,
      [agentUuid],
    );
    return rows.map(({ head }) => nameOfFrame(head));
  }

  async function storedAlerts(agentUuid: string) {
    return server.query(
      `SELECT alert_logs.id, uid, notification_sent FROM alert_logs
        JOIN agents ON agents.id = alert_logs.agent_id WHERE agents.uuid = ?`,
      [agentUuid],
    );
  }

  /** Everything that was sent since the alert, each once. */
  async function untilAllThere(uuid: string, names: readonly string[]): Promise<void> {
    const found = await settle(
      () => storedNames(uuid),
      (stored) => names.every((name) => stored.includes(name)),
      30_000,
    );
    expect(new Set(found).size).toBe(found.length);
  }

  const namesOf = ({ sent }: Camera) => sent.map(({ name }) => name);

  it(
    'is told at once, and the alert, its rows and its frames are there afterwards, once',
    async () => {
      const cradle = await addCradle('through');
      const camera = startCamera(cradle.device, { picture, bytes: 50_000 });
      const stop = cradle.repeat('direction', { direction: '정면 유지 중' }, 100);
      await sleep(2_000);
      const { closedAt, toldAfterMs, message } = await raiseWithoutDatabase(cradle);
      expect(toldAfterMs).toBeLessThan(5_000);
      await reopen(closedAt);
      const alerts = await settle(
        () => storedAlerts('through'),
        ([alert]) => Number(alert?.notification_sent) === 1,
        30_000,
      );
      expect(alerts.map(({ uid }) => uid)).toEqual([message.payload.alertUid]);
      await sleep(2 * TRAVEL_MS);
      camera.stop();
      stop();
      await untilAllThere('through', namesOf(camera).slice(5, -10));
      const rows = await server.query(
        `SELECT COUNT(*) AS rows_during FROM sensor_data JOIN agents ON agents.id = sensor_data.agent_id
          WHERE uuid = 'through' AND alert_log_id = ?`,
        [alerts[0]?.id],
      );
      // Ten readings a second for about half a minute, each a row of the recording.
      expect(Number(rows[0]?.rows_during)).toBeGreaterThan(200);
      await cradle.device.leave();
    },
    LIMIT_MS,
  );

  it(
    'survives a crash of the server in it: nothing is lost that had come, nothing is doubled, and it rings once',
    async () => {
      const cradle = await addCradle('crashed');
      const camera = startCamera(cradle.device, { picture, bytes: 50_000 });
      await sleep(2_000);
      const { closedAt, message } = await raiseWithoutDatabase(cradle);
      await sleep(5_000);
      camera.stop();
      await sleep(2 * TRAVEL_MS);
      await server.kill();
      await server.start({ untilReady: false });
      await reopen(closedAt);
      await server.untilReady();
      const alerts = await settle(
        () => storedAlerts('crashed'),
        ([alert]) => Number(alert?.notification_sent) === 1,
        30_000,
      );
      expect(alerts.map(({ uid }) => uid)).toEqual([message.payload.alertUid]);
      await untilAllThere('crashed', namesOf(camera).slice(5, -10));
      const told = push.attempts.all.filter(
        ({ payload }) => payload.cradleUuid === 'crashed' && payload.kind === 'alert',
      );
      expect(told).toHaveLength(1);
      await cradle.device.leave();
    },
    LIMIT_MS,
  );
});
