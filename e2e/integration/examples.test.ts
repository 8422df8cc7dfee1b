import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectAsync } from 'mqtt';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createCaregiver, requireOk } from '../client/http-client';
import { drawPicture, withComment } from '../client/pictures';
import { settle } from '../client/settle';
import { fetchFrame } from '../client/single-frame';
import { openStream } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { EXAMPLES, type ExampleCradle, startExample } from '../servers/example-cradle';
import { startMariadbTcp } from '../servers/mariadb-tcp';
import { startMosquitto } from '../servers/mosquitto';
import { CONFIGURATIONS, type Configuration } from '../servers/surroundings';

/** A lost connection is tried again after 1 s, growing to 30 s; the server itself needs some seconds to come back. */
const BACK_LIMIT_MS = 40_000;

describe.each(CONFIGURATIONS)('an example cradle at the %s server', (configuration) => {
  let site: Site;
  let parent: Client;
  let pictures: Buffer[];
  let folder: string;

  beforeAll(async () => {
    site = await startSite(configuration);
    parent = await createCaregiver(site.server.base, 'parent');
    const drawn = await drawPicture();
    pictures = ['one', 'two', 'three'].map((words) => withComment(drawn, words, 40_000));
    folder = await mkdtemp(path.join(tmpdir(), 'smart-cradle-pictures-'));
    for (const [index, jpeg] of pictures.entries()) await writeFile(path.join(folder, `${index}.jpg`), jpeg);
  });
  afterAll(async () => {
    await site?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  describe.each(EXAMPLES)('in %s', (example) => {
    const uuid = `cradle-${example}`;
    let cradle: ExampleCradle;

    const start = (...more: string[]): ExampleCradle => {
      const { base, mqttUrl } = site.server;
      const { hostname, port } = new URL(mqttUrl);
      const where = ['--server', base, '--broker', hostname, '--port', port];
      return startExample(example, ['--uuid', uuid, ...where, ...more]);
    };
    const isOurs = ({ jpeg }: { jpeg: Buffer }) => pictures.some((picture) => picture.equals(jpeg));
    const press = (action: string) => parent.call(`/control_motor/${uuid}`, { json: { action } });

    beforeAll(() => {
      cradle = start('--frames', folder);
    });
    afterAll(async () => {
      await cradle?.stop();
    });

    it('registers itself, is claimed, and its readings appear', async () => {
      await cradle.lines.find((line) => line === 'registered: 에이전트 등록 성공');
      await requireOk(parent.claim(uuid));
      const status = await settle(
        async () => (await parent.call(`/api/agent_status/${uuid}`)).json(),
        (known) => known.temperature !== null && known.crying !== null && known.direction !== null,
      );
      expect(status).toMatchObject({ crying: 'Not Crying', direction: '정면 유지 중' });
      expect(status.temperature).toBeCloseTo(36.5, 0);
    });

    it('sends its pictures as they are, and they are seen byte for byte', async () => {
      const viewer = await openStream(parent, uuid);
      for (const picture of pictures) await viewer.parts.find(({ jpeg }) => jpeg.equals(picture));
      expect(viewer.parts.all.filter(({ isCard }) => !isCard).every(isOurs)).toBe(true);
      viewer.leave();
      const { body } = await fetchFrame(parent, uuid);
      expect(isOurs({ jpeg: body })).toBe(true);
    });

    // The embedded broker lets nobody listen in.
    if (configuration === 'outside') {
      it('puts nothing around them', async () => {
        const listener = await connectAsync(site.server.mqttUrl);
        const heard = new Promise<Buffer>((resolve) => {
          listener.once('message', (_topic, payload) => resolve(payload));
        });
        await listener.subscribeAsync(`cradle/${uuid}/frame`);
        expect(isOurs({ jpeg: await heard })).toBe(true);
        await listener.endAsync(true);
      });
    }

    it('rocks and stops as it is told', async () => {
      for (const [action, said] of [
        ['start', 'motor on'],
        ['stop', 'motor off'],
      ] as const) {
        const heard = cradle.lines.next((line) => line === said);
        await requireOk(press(action));
        await heard;
      }
    });

    it('stops rocking when the broker goes away, and is back when that is', { timeout: 90_000 }, async () => {
      const rocks = cradle.lines.next((line) => line === 'motor on');
      await requireOk(press('start'));
      await rocks;
      const stopped = cradle.lines.next((line) => line === 'motor off');
      const back = cradle.lines.next(
        (line) => line === 'registered: 에이전트 IP 업데이트 성공',
        BACK_LIMIT_MS,
      );
      await site.restartBroker();
      await Promise.all([stopped, back]);
      const since = Number((await fetchFrame(parent, uuid)).headers.get('x-sequence') ?? Date.now());
      const { status, body } = await settle(
        () => fetchFrame(parent, uuid, `?after=${since}`),
        (answer) => answer.status === 200,
        BACK_LIMIT_MS,
      );
      expect([status, isOurs({ jpeg: body })]).toEqual([200, true]);
      const heard = cradle.lines.next((line) => line === 'motor on');
      await requireOk(press('start'));
      await heard;
    });

    it('ends on SIGTERM, with the motor off', async () => {
      expect(await cradle.stop()).toBe(0);
      expect(cradle.lines.all.at(-1)).toBe('stopped');
      expect(cradle.lines.all.filter((line) => line.startsWith('motor')).at(-1)).toBe('motor off');
    });

    it('has a picture of its own to begin with', async () => {
      const before = Date.now();
      cradle = start('--fps', '2');
      const { body } = await settle(
        () => fetchFrame(parent, uuid),
        ({ headers }) => Number(headers.get('x-timestamp')) >= before,
      );
      expect(await sharp(body).stats()).toMatchObject({ isOpaque: true });
      expect(isOurs({ jpeg: body })).toBe(false);
    });
  });
});

interface Site {
  server: AppServer;
  /** The outside broker alone, or the server with its own. */
  restartBroker(): Promise<void>;
  dispose(): Promise<void>;
}

async function startSite(configuration: Configuration): Promise<Site> {
  if (configuration === 'embedded') {
    const server = await startAppServer({ configuration });
    const restartBroker = async () => {
      await server.stop();
      await server.start();
    };
    return { server, restartBroker, dispose: server.dispose };
  }
  const database = await startMariadbTcp();
  let broker = await startMosquitto();
  const server = await startAppServer({ configuration, given: { mqttPort: broker.port, database } });
  return {
    server,
    async restartBroker() {
      await broker.kill();
      broker = await startMosquitto({ port: broker.port });
      await server.untilReady();
    },
    async dispose() {
      await server.dispose();
      await Promise.all([broker.stop(), database.stop()]);
    },
  };
}
