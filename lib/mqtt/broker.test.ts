import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { createCradleLink } from './create-link';
import { eachTestBroker } from './test-broker';
import { closed, collectPayloads, nextMessage, subscribe } from './test-device';

const broker = eachTestBroker();

describe('a cradle', () => {
  it.each(['temperature', 'crying', 'direction', 'frame'])('is heard on %s', async (signal) => {
    await broker.link.start();
    const cradle = await broker.device();
    const next = broker.seen.nextMessage();
    await cradle.publishAsync(`cradle/one/${signal}`, 'payload');
    expect(await next).toEqual({ topic: `cradle/one/${signal}`, payload: Buffer.from('payload') });
  });

  it('may have a client id of more than 23 characters, speak MQTT 3.1, and publish at any QoS', async () => {
    await broker.link.start();
    const cradle = await broker.device({ clientId: 'cradle-unique-id-example-'.repeat(8) });
    for (const qos of [0, 1, 2] as const) {
      const next = broker.seen.nextMessage();
      await cradle.publishAsync('cradle/one/crying', `qos ${qos}`, { qos });
      expect((await next).payload.toString()).toBe(`qos ${qos}`);
    }
    await broker.device({ protocolVersion: 3, protocolId: 'MQIsdp', clientId: 'old-one' });
    expect(broker.seen.messages).toHaveLength(3);
  });

  it('receives its own servo command and not that of another', async () => {
    await broker.link.start();
    const cradle = await broker.device();
    expect(await subscribe(cradle, ['cradle/one/servo'])).toEqual([0]);
    const first = nextMessage(cradle);
    await broker.link.sendServo('other', 'stop');
    await broker.link.sendServo('one', 'start');
    expect(await first).toEqual({ topic: 'cradle/one/servo', payload: '{"action":"start"}', qos: 0 });
  });

  it('that was away does not obey late, even with a kept session', async () => {
    await broker.link.start();
    const kept = { clean: false, clientId: 'kept' };
    const before = await broker.device(kept);
    await subscribe(before, ['cradle/one/servo']);
    await before.endAsync();
    await broker.link.sendServo('one', 'start');
    const after = await broker.device(kept);
    const received = collectPayloads(after);
    await broker.link.sendServo('one', 'start');
    await subscribe(after, ['cradle/one/servo']);
    const next = nextMessage(after);
    await broker.link.sendServo('one', 'stop');
    await next;
    expect(received).toEqual(['{"action":"stop"}']);
  });

  it('sends a picture of almost 2 MB', async () => {
    await broker.link.start();
    const cradle = await broker.device();
    const next = broker.seen.nextMessage();
    await cradle.publishAsync('cradle/one/frame', Buffer.alloc(2_000_000, 7));
    expect((await next).payload.length).toBe(2_000_000);
  });
});

it('cuts a packet above 2 MB at its announcement', async () => {
  await broker.link.start();
  const cradle = await broker.device();
  const gone = closed(cradle);
  const before = process.memoryUsage().arrayBuffers;
  // A header that announces 200 MB, and no body at all: what is refused was never sent.
  cradle.stream.write(Buffer.from([0x30, 0x80, 0x84, 0xaf, 0x5f]));
  await gone;
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  expect(broker.link.state().refused.oversized_packet).toBe(1);
  expect(await broker.isServed(await broker.device())).toBe(true);
});

it('cuts a real picture of 3 MB, also behind a good packet', async () => {
  await broker.link.start();
  const cradle = await broker.device();
  const gone = closed(cradle);
  cradle.publish('cradle/one/temperature', 'good');
  cradle.publish('cradle/one/frame', Buffer.alloc(3_000_000));
  await gone;
  expect(broker.seen.messages.map(({ topic }) => topic)).not.toContain('cradle/one/frame');
  expect(broker.link.state().refused.oversized_packet).toBe(1);
});

it('waits for a taken broker.port, says which variables help, and takes the broker.port when it is free', async () => {
  const other = createServer();
  other.listen(broker.port, '127.0.0.1');
  await once(other, 'listening');
  await broker.link.start();
  expect(broker.link.state().status).toBe('waiting');
  expect(broker.link.state().detail).toMatch(
    new RegExp(`${broker.port}.*MQTT_BROKER_PORT.*MQTT_BROKER_HOST`),
  );
  await expect(broker.link.sendServo('one', 'start')).rejects.toMatchObject({ code: 'motor_not_sent' });
  other.close();
  await broker.seen.reached('up');
  expect(await broker.isServed(await broker.device())).toBe(true);
});

it('stops within a second with cradles connected, and while it waits', async () => {
  await broker.link.start();
  await Promise.all(Array.from({ length: 20 }, () => broker.device()));
  const second = createCradleLink({
    choice: { kind: 'embedded', host: '127.0.0.1', port: broker.port },
    logger: createLogger('silent'),
    clock: systemClock,
    onMessage: () => undefined,
  });
  await second.start();
  expect(second.state().status).toBe('waiting');
  const begin = performance.now();
  await Promise.all([broker.link.stop(), second.stop()]);
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect([broker.link.state().status, second.state().status]).toEqual(['stopped', 'stopped']);
});

it('starts again after a stop', async () => {
  await broker.link.start();
  await broker.link.stop();
  await broker.link.start();
  expect(await broker.isServed(await broker.device())).toBe(true);
});
