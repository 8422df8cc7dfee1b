import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, expect, it } from 'vitest';
import { findFreePort } from '@/e2e/servers/free-port';
import { type MosquittoServer, startMosquitto } from '@/e2e/servers/mosquitto';
import { createPicture } from '@/lib/frames/test-picture';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { createCradleLink } from './create-link';
import type { CradleLink } from './link';
import { createLinkRecorder, type LinkRecorder } from './link-recorder';
import { collectPayloads, nextMessage } from './test-device';

const LIMIT = { timeout: 30_000 };
const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function mosquitto(options?: { port?: number; anySize?: boolean }): Promise<MosquittoServer> {
  const server = await startMosquitto(options);
  endings.push(server.stop);
  return server;
}

function createLink(port: number): { link: CradleLink; seen: LinkRecorder } {
  const seen = createLinkRecorder();
  const link = createCradleLink({
    choice: { kind: 'outside', url: `mqtt://127.0.0.1:${port}` },
    logger: createLogger('silent'),
    clock: systemClock,
    ...seen,
  });
  endings.push(link.stop);
  return { link, seen };
}

async function device(url: string): Promise<MqttClient> {
  const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0 });
  client.on('error', () => undefined);
  endings.push(async () => client.end(true));
  return client;
}

it('hears all signals of all cradles and nothing else', LIMIT, async () => {
  const { url, port } = await mosquitto();
  const { link, seen } = createLink(port);
  await link.start();
  await seen.reached('up');
  const cradle = await device(url);
  for (const topic of ['cradle/one/servo', 'cradle/one/other', 'cradle/one/frame', 'cradle/two/crying']) {
    await cradle.publishAsync(topic, topic, { qos: 1 });
  }
  await cradle.publishAsync('cradle/two/direction', 'last', { qos: 1 });
  while (seen.messages.length < 3) await seen.nextMessage();
  expect(seen.messages.map(({ topic }) => topic)).toEqual([
    'cradle/one/frame',
    'cradle/two/crying',
    'cradle/two/direction',
  ]);
});

it('does not take a retained message for news, and counts it', LIMIT, async () => {
  const { url, port } = await mosquitto();
  const cradle = await device(url);
  await cradle.publishAsync('cradle/one/temperature', 'yesterday', { retain: true, qos: 1 });
  await cradle.publishAsync('cradle/one/frame', createPicture(), { retain: true, qos: 1 });
  const { link, seen } = createLink(port);
  await link.start();
  await seen.reached('up');
  const news = seen.nextMessage();
  await cradle.publishAsync('cradle/one/temperature', 'now', { qos: 1 });
  expect(String((await news).payload)).toBe('now');
  expect(seen.messages).toHaveLength(1);
  expect(link.state().refused.retained).toBe(2);
});

it('takes a message for news that the broker hands on and keeps besides', LIMIT, async () => {
  const { url, port } = await mosquitto();
  const { link, seen } = createLink(port);
  await link.start();
  await seen.reached('up');
  const news = seen.nextMessage();
  await (await device(url)).publishAsync('cradle/one/temperature', 'now', { retain: true, qos: 1 });
  expect(String((await news).payload)).toBe('now');
  expect(link.state().refused.retained).toBe(0);
});

it('drops and counts a picture above 2 MB, and hears the next one', LIMIT, async () => {
  const { url, port } = await mosquitto({ anySize: true });
  const { link, seen } = createLink(port);
  await link.start();
  await seen.reached('up');
  const cradle = await device(url);
  const news = seen.nextMessage();
  await cradle.publishAsync('cradle/one/frame', createPicture(2 * 1024 * 1024), { qos: 1 });
  await cradle.publishAsync('cradle/one/frame', createPicture(2_000_000), { qos: 1 });
  expect((await news).payload.equals(createPicture(2_000_000))).toBe(true);
  expect(link.state().refused.oversized_packet).toBe(1);
});

it('has the broker acknowledge a servo command, and the cradle receives it', LIMIT, async () => {
  const { url, port } = await mosquitto();
  const { link, seen } = createLink(port);
  await link.start();
  await seen.reached('up');
  const cradle = await device(url);
  await cradle.subscribeAsync('cradle/one/servo');
  const heard = nextMessage(cradle);
  await link.sendServo('one', 'start');
  expect(await heard).toEqual({ topic: 'cradle/one/servo', payload: '{"action":"start"}', qos: 0 });
});

it('waits for a broker that is not there yet, and again for one that went away', LIMIT, async () => {
  const port = await findFreePort();
  const { link, seen } = createLink(port);
  await link.start();
  const waiting = await seen.reached('waiting');
  expect(waiting.detail).toContain(`127.0.0.1:${port}`);

  const first = await mosquitto({ port });
  await seen.reached('up');
  expect(link.state().detail).toBeNull();

  await first.kill();
  await seen.reached('waiting');
  const second = await mosquitto({ port });
  await seen.reached('up');
  const news = seen.nextMessage();
  await (await device(second.url)).publishAsync('cradle/one/crying', 'back', { qos: 1 });
  expect(String((await news).payload)).toBe('back');
});

it(
  'refuses a servo command at once while the broker is away, and does not send it later',
  LIMIT,
  async () => {
    const port = await findFreePort();
    const { link, seen } = createLink(port);
    await link.start();
    const begin = performance.now();
    await expect(link.sendServo('one', 'start')).rejects.toMatchObject({ code: 'motor_not_sent' });
    expect(performance.now() - begin).toBeLessThan(200);

    const { url } = await mosquitto({ port });
    const cradle = await device(url);
    await cradle.subscribeAsync('cradle/one/servo');
    const obeyed = collectPayloads(cradle);
    await seen.reached('up');
    const heard = nextMessage(cradle);
    await link.sendServo('one', 'stop');
    await heard;
    expect(obeyed).toEqual(['{"action":"stop"}']);
  },
);

it('gives a servo command up after 5 s when the broker does not acknowledge it', LIMIT, async () => {
  const server = await mosquitto();
  const { link, seen } = createLink(server.port);
  await link.start();
  await seen.reached('up');
  await server.pause();
  const begin = performance.now();
  await expect(link.sendServo('one', 'start')).rejects.toMatchObject({ code: 'motor_not_sent' });
  expect(performance.now() - begin).toBeLessThan(6_000);
  await seen.reached('waiting');
  server.resume();
  await seen.reached('up');
});

it('is not up while the broker refuses a subscription, and says so', LIMIT, async () => {
  // Mosquitto grants every subscription and filters later; the embedded broker refuses this one honestly.
  const port = await findFreePort();
  const broker = createCradleLink({
    choice: { kind: 'embedded', host: '127.0.0.1', port },
    logger: createLogger('silent'),
    clock: systemClock,
    onMessage: () => undefined,
  });
  endings.push(broker.stop);
  await broker.start();
  const { link, seen } = createLink(port);
  await link.start();
  expect(await seen.detailed(/refuses the subscriptions/)).toMatchObject({ status: 'waiting' });
});

it('stops within a second, connected or waiting', LIMIT, async () => {
  const server = await mosquitto();
  const connected = createLink(server.port);
  await connected.link.start();
  await connected.seen.reached('up');
  const waiting = createLink(await findFreePort());
  await waiting.link.start();
  const begin = performance.now();
  await Promise.all([connected.link.stop(), waiting.link.stop()]);
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect(connected.link.state().status).toBe('stopped');
});

it('stops within a second while a broker that answers nothing is tried', LIMIT, async () => {
  const server = await mosquitto();
  await server.pause();
  const { link } = createLink(server.port);
  await link.start();
  const begin = performance.now();
  await link.stop();
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect(link.state().status).toBe('stopped');
});
