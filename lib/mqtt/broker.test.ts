import { once } from 'node:events';
import { createServer } from 'node:net';
import type { IClientOptions, MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFreePort } from '@/e2e/servers/free-port';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { createCradleLink } from './create-link';
import type { CradleLink } from './link';
import { createLinkRecorder, type LinkRecorder } from './link-recorder';
import { closed, collectPayloads, connectDevice, nextMessage, subscribe } from './test-device';

let port: number;
let link: CradleLink;
let seen: LinkRecorder;
const clients: MqttClient[] = [];

beforeEach(async () => {
  port = await findFreePort();
  seen = createLinkRecorder();
  link = createCradleLink({
    choice: { kind: 'embedded', host: '127.0.0.1', port },
    logger: createLogger('silent'),
    clock: systemClock,
    ...seen,
  });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.end(true);
  await link.stop();
});

async function device(options?: IClientOptions): Promise<MqttClient> {
  const client = await connectDevice(port, options);
  clients.push(client);
  return client;
}

async function isServed(client: MqttClient): Promise<boolean> {
  const next = seen.nextMessage();
  await client.publishAsync('cradle/one/temperature', 'alive');
  return (await next).payload.toString() === 'alive';
}

describe('a cradle', () => {
  it.each(['temperature', 'crying', 'direction', 'frame'])('is heard on %s', async (signal) => {
    await link.start();
    const cradle = await device();
    const next = seen.nextMessage();
    await cradle.publishAsync(`cradle/one/${signal}`, 'payload');
    expect(await next).toEqual({ topic: `cradle/one/${signal}`, payload: Buffer.from('payload') });
  });

  it('may have a client id of more than 23 characters, speak MQTT 3.1, and publish at any QoS', async () => {
    await link.start();
    const cradle = await device({ clientId: 'cradle-unique-id-example-'.repeat(8) });
    for (const qos of [0, 1, 2] as const) {
      const next = seen.nextMessage();
      await cradle.publishAsync('cradle/one/crying', `qos ${qos}`, { qos });
      expect((await next).payload.toString()).toBe(`qos ${qos}`);
    }
    await device({ protocolVersion: 3, protocolId: 'MQIsdp', clientId: 'old-one' });
    expect(seen.messages).toHaveLength(3);
  });

  it('receives its own servo command and not that of another', async () => {
    await link.start();
    const cradle = await device();
    expect(await subscribe(cradle, ['cradle/one/servo'])).toEqual([0]);
    const first = nextMessage(cradle);
    await link.sendServo('other', 'stop');
    await link.sendServo('one', 'start');
    expect(await first).toEqual({ topic: 'cradle/one/servo', payload: '{"action":"start"}', qos: 0 });
  });

  it('that was away does not obey late, even with a kept session', async () => {
    await link.start();
    const kept = { clean: false, clientId: 'kept' };
    const before = await device(kept);
    await subscribe(before, ['cradle/one/servo']);
    await before.endAsync();
    await link.sendServo('one', 'start');
    const after = await device(kept);
    const received = collectPayloads(after);
    await link.sendServo('one', 'start');
    await subscribe(after, ['cradle/one/servo']);
    const next = nextMessage(after);
    await link.sendServo('one', 'stop');
    await next;
    expect(received).toEqual(['{"action":"stop"}']);
  });

  it('sends a picture of almost 2 MB', async () => {
    await link.start();
    const cradle = await device();
    const next = seen.nextMessage();
    await cradle.publishAsync('cradle/one/frame', Buffer.alloc(2_000_000, 7));
    expect((await next).payload.length).toBe(2_000_000);
  });
});

it('cuts a packet above 2 MB at its announcement', async () => {
  await link.start();
  const cradle = await device();
  const gone = closed(cradle);
  const before = process.memoryUsage().arrayBuffers;
  // A header that announces 200 MB, and no body at all: what is refused was never sent.
  cradle.stream.write(Buffer.from([0x30, 0x80, 0x84, 0xaf, 0x5f]));
  await gone;
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  expect(link.state().refused.oversized_packet).toBe(1);
  expect(await isServed(await device())).toBe(true);
});

it('cuts a real picture of 3 MB, also behind a good packet', async () => {
  await link.start();
  const cradle = await device();
  const gone = closed(cradle);
  cradle.publish('cradle/one/temperature', 'good');
  cradle.publish('cradle/one/frame', Buffer.alloc(3_000_000));
  await gone;
  expect(seen.messages.map(({ topic }) => topic)).not.toContain('cradle/one/frame');
  expect(link.state().refused.oversized_packet).toBe(1);
});

it('waits for a taken port, says which variables help, and takes the port when it is free', async () => {
  const other = createServer();
  other.listen(port, '127.0.0.1');
  await once(other, 'listening');
  await link.start();
  expect(link.state().status).toBe('waiting');
  expect(link.state().detail).toMatch(new RegExp(`${port}.*MQTT_BROKER_PORT.*MQTT_BROKER_HOST`));
  await expect(link.sendServo('one', 'start')).rejects.toMatchObject({ code: 'motor_not_sent' });
  other.close();
  await seen.reached('up');
  expect(await isServed(await device())).toBe(true);
});

it('stops within a second with cradles connected, and while it waits', async () => {
  await link.start();
  await Promise.all(Array.from({ length: 20 }, () => device()));
  const second = createCradleLink({
    choice: { kind: 'embedded', host: '127.0.0.1', port },
    logger: createLogger('silent'),
    clock: systemClock,
    onMessage: () => undefined,
  });
  await second.start();
  expect(second.state().status).toBe('waiting');
  const begin = performance.now();
  await Promise.all([link.stop(), second.stop()]);
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect([link.state().status, second.state().status]).toEqual(['stopped', 'stopped']);
});

it('starts again after a stop', async () => {
  await link.start();
  await link.stop();
  await link.start();
  expect(await isServed(await device())).toBe(true);
});
