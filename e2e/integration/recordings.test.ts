import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { addAlarmCradle, type ShownAlert } from '../client/alarm-cradle';
import { type Camera, nameOfFrame, startCamera } from '../client/camera';
import { type Client, createCaregiver, requireOk } from '../client/http-client';
import { drawPicture } from '../client/pictures';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS, type Configuration } from '../servers/surroundings';

const UUID = 'recorded';
const BEFORE_MS = 10_000;
const AFTER_MS = 60_000;
/** Between a message that is sent and its arrival; the wall clock of both is the same. */
const TRAVEL_MS = 1_000;
const LIMIT_MS = 240_000;

interface Detail {
  alert: ShownAlert;
  sensor_data: { timestamp: string; direction: string | null }[];
  video_frames: { id: number; timestamp: string }[];
}

/** The time is that of the recordings; the servers share it. */
async function withServers(work: (server: AppServer) => Promise<void>): Promise<void> {
  const run = async (configuration: Configuration): Promise<void> => {
    const server = await startAppServer({ configuration });
    try {
      await work(server);
    } finally {
      await server.dispose();
    }
  };
  const outcomes = await Promise.allSettled(CONFIGURATIONS.map(run));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function readDetail(parent: Client, { id }: ShownAlert): Promise<Detail> {
  return (await requireOk(parent.call(`/api/alert_detail/${id}`))).json<Detail>();
}

/** Names of what was sent that long around a moment, well within. */
function sentAround({ sent }: Camera, at: number): string[] {
  const [from, to] = [at - BEFORE_MS + TRAVEL_MS, at + AFTER_MS - TRAVEL_MS];
  return sent.filter((frame) => frame.at >= from && frame.at <= to).map(({ name }) => name);
}

async function namesOf(server: AppServer, { video_frames }: Detail): Promise<string[]> {
  const ids = video_frames.map(({ id }) => id);
  const rows = await server.query('SELECT id, LEFT(frame, 400) AS head FROM video_frames WHERE id IN (?)', [
    ids,
  ]);
  const names = new Map(rows.map(({ id, head }) => [Number(id), nameOfFrame(head)]));
  return ids.map((id) => names.get(id) ?? 'none');
}

it(
  'come each with their full minute and the ten seconds before when two overlap, and each frame is stored once',
  () =>
    withServers(async (server) => {
      const parent = await createCaregiver(server.base, 'parent');
      const settings = { alert: { crying_duration_threshold: 1 } };
      const cradle = await addAlarmCradle({ client: parent, mqttUrl: server.mqttUrl }, UUID, settings);
      const camera = startCamera(cradle.device, { picture: await drawPicture(), bytes: 50_000 });
      const hush = cradle.repeat('direction', { direction: '정면 유지 중' }, 100);
      await sleep(BEFORE_MS + 2 * TRAVEL_MS);
      await cradle.device.send('temperature', { temperature: 38.6 });
      const [first] = await cradle.raised('high_temperature');
      await sleep(20_000);
      await cradle.device.send('crying', { status: 'Crying' });
      const [second] = await cradle.raised('crying');
      if (!first || !second) throw new Error('No alerts');
      await sleep(AFTER_MS + 2 * TRAVEL_MS);
      camera.stop();
      hush();

      for (const alert of [first, second]) {
        const at = Date.parse(alert.created_at);
        const wanted = sentAround(camera, at);
        expect(wanted.length).toBeGreaterThan(600);
        const found = await settle(
          async () => namesOf(server, await readDetail(parent, alert)),
          (names) => wanted.every((name) => names.includes(name)),
        );
        expect(found.filter((name) => wanted.includes(name))).toEqual(wanted);
        expect(new Set(found).size).toBe(found.length);
        const { sensor_data, video_frames } = await readDetail(parent, alert);
        for (const { timestamp } of [...sensor_data, ...video_frames]) {
          expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(at - BEFORE_MS);
          expect(Date.parse(timestamp)).toBeLessThanOrEqual(at + AFTER_MS);
        }
        // Each reading is a row of its own from the alert on: ten a second.
        const rows = sensor_data.filter(({ timestamp }) => Date.parse(timestamp) > at + TRAVEL_MS);
        expect(rows.length).toBeGreaterThan(500);
      }
      const [counts] = await server.query(
        `SELECT COUNT(*) AS stored, COUNT(DISTINCT SHA2(frame, 256)) AS pictures,
          COUNT(alert_log_id) AS named, MIN(LENGTH(frame)) AS least FROM video_frames`,
      );
      expect(Number(counts?.stored)).toBe(Number(counts?.pictures));
      expect(Number(counts?.named)).toBe(Number(counts?.stored));
      expect(Number(counts?.least)).toBeGreaterThanOrEqual(50_000);
      await cradle.device.leave();
    }),
  LIMIT_MS,
);

it(
  'goes on after a crash, with all that came meanwhile and nothing twice; a big picture is stored whole',
  () =>
    withServers(async (server) => {
      const parent = await createCaregiver(server.base, 'parent');
      const cradle = await addAlarmCradle({ client: parent, mqttUrl: server.mqttUrl }, UUID);
      const picture = await drawPicture();
      const camera = startCamera(cradle.device, { picture, bytes: 200_000 });
      await sleep(3_000);
      await cradle.device.send('temperature', { temperature: 38.6 });
      const [alert] = await cradle.raised('high_temperature');
      if (!alert) throw new Error('No alert');
      await sleep(5_000);
      camera.stop();
      await sleep(2 * TRAVEL_MS);
      await server.kill();
      await server.start();
      const later = await settle(
        async () => cradle.device.client.connected,
        (connected) => connected,
      ).then(() => startCamera(cradle.device, { picture: picture, bytes: 60_000 }));
      await sleep(5_000);
      later.stop();
      const stored = async () => namesOf(server, await readDetail(parent, alert));
      const [before, after] = [camera.sent.slice(0, -1), later.sent.slice(5, -5)];
      const names = await settle(stored, (found) => found.length >= before.length + after.length);
      const counted = (name: string) => names.filter((found) => found === name).length;
      for (const { name } of before) expect(counted(name), name).toBeGreaterThanOrEqual(1);
      const [row] = await server.query(
        'SELECT COUNT(*) AS stored, COUNT(DISTINCT SHA2(frame, 256)) AS pictures, MAX(LENGTH(frame)) AS most FROM video_frames',
      );
      expect(Number(row?.stored)).toBe(Number(row?.pictures));
      expect(Number(row?.most)).toBeGreaterThanOrEqual(200_000);
      await cradle.device.leave();
    }),
  LIMIT_MS,
);

it(
  'ends with the ownership: whoever claims the cradle next sees nothing of before, and goes on to be watched',
  () =>
    withServers(async (server) => {
      const [parent, next] = [
        await createCaregiver(server.base, 'parent'),
        await createCaregiver(server.base, 'next'),
      ];
      const cradle = await addAlarmCradle({ client: parent, mqttUrl: server.mqttUrl }, UUID);
      const camera = startCamera(cradle.device, { picture: await drawPicture(), bytes: 50_000 });
      await sleep(2 * TRAVEL_MS);
      await cradle.device.send('temperature', { temperature: 38.6 });
      await cradle.raised('high_temperature');
      await sleep(2 * TRAVEL_MS);
      await requireOk(parent.call('/delete_cradle', { json: { uuid: UUID } }));
      await requireOk(next.claim(UUID));
      await sleep(3 * TRAVEL_MS);
      const stored = () =>
        server.query('SELECT COUNT(*) AS stored FROM video_frames').then(([row]) => Number(row?.stored));
      await settle(stored, (count) => count === 0);
      expect((await next.call(`/api/alert_history/${UUID}`)).json()).toEqual([]);
      const claimedAt = Date.now();
      await cradle.device.send('temperature', { temperature: 38.7 });
      const alerts = await settle(
        async () => (await next.call(`/api/alert_history/${UUID}`)).json<ShownAlert[]>(),
        (found) => found.length > 0,
      );
      await settle(stored, (count) => count > 20);
      camera.stop();
      const [alert] = alerts;
      const detail = alert && (await requireOk(next.call(`/api/alert_detail/${alert.id}`))).json<Detail>();
      for (const { timestamp } of detail?.video_frames ?? [])
        expect(Date.parse(timestamp)).toBeGreaterThan(claimedAt - 4 * TRAVEL_MS);
      await cradle.device.leave();
    }),
  LIMIT_MS,
);
