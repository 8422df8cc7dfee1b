import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectAsync, type IPublishPacket, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FAULT_KINDS } from './faults';
import { createFrameLoop } from './frame-loop';
import { createSimulatedCradle, type SimulatedCradle, type SimulatedCradleOptions } from './simulated-cradle';
import { startTestBroker, type TestBroker } from './test-broker';

const picture = createFrameLoop({ scene: 'calm', count: 4, fps: 10 });
const PATIENCE = { timeout: 10_000, interval: 20 };
let broker: TestBroker;
let listener: MqttClient;
let received: { topic: string; text: string; packet: IPublishPacket }[] = [];
const cradles: SimulatedCradle[] = [];

beforeAll(async () => {
  broker = await startTestBroker();
  listener = await connectAsync(broker.url);
  listener.on('message', (topic, payload, packet) =>
    received.push({ topic, text: payload.toString('utf8'), packet }),
  );
  await listener.subscribeAsync('cradle/#');
});
afterEach(async () => {
  await Promise.all(cradles.splice(0).map((cradle) => cradle.stop()));
  received = [];
});
afterAll(async () => {
  await listener?.endAsync();
  await broker?.stop();
});

describe('a simulated cradle at a real broker', { timeout: 30_000 }, () => {
  it('sends the four signals in the words of the field, nothing retained, QoS 0', async () => {
    const cradle = await startCradle({ uuid: 'cradle-a' });
    const patterns = {
      temperature: /^\{"temperature":"3\d\.\d"\}$/,
      crying: /^\{"status":"Silent","probability":0\.\d+,"timestamp":"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"\}$/,
      direction: /^\{"direction":"정면 유지 중","timestamp":"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"\}$/,
      frame: /^\{"frame":"\/9j\/[A-Za-z0-9+/]+=*","timestamp":"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"\}$/,
    };
    for (const [signal, pattern] of Object.entries(patterns)) {
      const message = await vi.waitUntil(() => last(`cradle/cradle-a/${signal}`), PATIENCE);
      expect(message.text).toMatch(pattern);
      expect([message.packet.qos, message.packet.retain]).toEqual([0, false]);
    }
    expect(last('cradle/cradle-a/temperature')?.text).toBe(
      `{"temperature":"${cradle.temperature?.toFixed(1)}"}`,
    );
    expect(cradle.framesSent).toBeGreaterThan(0);
    expect(cradle.lastFrame?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  });

  it('keeps the pace: ten directions and ten pictures a second', async () => {
    await startCradle({ uuid: 'cradle-pace' });
    await vi.waitUntil(() => count('cradle/cradle-pace/temperature') === 1, PATIENCE);
    await vi.waitUntil(() => count('cradle/cradle-pace/temperature') === 4, PATIENCE);
    for (const signal of ['direction', 'frame']) {
      expect(count(`cradle/cradle-pace/${signal}`)).toBeGreaterThanOrEqual(25);
      expect(count(`cradle/cradle-pace/${signal}`)).toBeLessThanOrEqual(35);
    }
  });

  it('rocks when told to, and says so to who waits for it', async () => {
    const cradle = await startCradle({ uuid: 'cradle-b' });
    expect(cradle.motor).toBeNull();
    const command = cradle.nextCommand();
    await listener.publishAsync('cradle/cradle-b/servo', 'nonsense');
    await listener.publishAsync('cradle/cradle-b/servo', '{"action":"start"}');
    expect(await command).toMatchObject({ action: 'start' });
    expect(cradle.motor).toBe('start');
    expect(cradle.commands).toHaveLength(1);
  });

  it('sends the bytes of the picture themselves when raw', async () => {
    await startCradle({ uuid: 'cradle-raw', raw: true });
    const frame = await vi.waitUntil(() => last('cradle/cradle-raw/frame'), PATIENCE);
    expect(Buffer.from(frame.packet.payload).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  });

  it('sends faults of every kind in turn', async () => {
    const cradle = await startCradle({ uuid: 'cradle-c', scene: 'silent' });
    const sent = await cradle.sendFaults(FAULT_KINDS.length * 2);
    expect(sent).toEqual(Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 2])));
    await vi.waitUntil(() => received.some(({ text }) => text === '{"temperature":"200"}'), PATIENCE);
  });

  it('changes its scene while it runs', async () => {
    const cradle = await startCradle({ uuid: 'cradle-d' });
    cradle.setScene('no-face');
    await vi.waitUntil(() => last('cradle/cradle-d/direction')?.text.includes('인식 안됨'), PATIENCE);
  });

  it('comes back after the connection was lost, and registers again', async () => {
    const web = await startWebServer();
    try {
      // A row of zeros loses the connection at every message.
      const cradle = await startCradle({ uuid: 'cradle-e', baseUrl: web.url, random: () => 0 });
      expect(web.bodies).toEqual([{ uuid: 'cradle-e', ip: expect.stringMatching(/^[\d.]+$/) }]);
      cradle.setScene('flaky');
      await vi.waitUntil(() => !cradle.connected, PATIENCE);
      cradle.setScene('calm');
      await vi.waitUntil(() => cradle.connected && web.bodies.length === 2, PATIENCE);
      const before = count('cradle/cradle-e/frame');
      await vi.waitUntil(() => count('cradle/cradle-e/frame') > before, PATIENCE);
    } finally {
      await web.stop();
    }
  });

  it('tries to register until the server says yes', async () => {
    const web = await startWebServer([503, 429, 200]);
    try {
      await startCradle({ uuid: 'cradle-f', baseUrl: web.url });
      expect(web.bodies).toHaveLength(3);
    } finally {
      await web.stop();
    }
  });

  it('can be stopped while it waits for a broker that is not there', async () => {
    const cradle = makeCradle({ uuid: 'cradle-g', mqttUrl: 'mqtt://127.0.0.1:1' });
    const started = expect(cradle.start()).rejects.toThrow('stopped');
    await cradle.stop();
    await started;
  });
});

function makeCradle(options: Partial<SimulatedCradleOptions> & { uuid: string }): SimulatedCradle {
  const cradle = createSimulatedCradle({
    scene: 'calm',
    fps: 10,
    mqttUrl: broker.url,
    baseUrl: null,
    picture,
    ...options,
  });
  cradles.push(cradle);
  return cradle;
}

async function startCradle(
  options: Partial<SimulatedCradleOptions> & { uuid: string },
): Promise<SimulatedCradle> {
  const cradle = makeCradle(options);
  await cradle.start();
  return cradle;
}

function last(topic: string) {
  return received.findLast((message) => message.topic === topic);
}

function count(topic: string): number {
  return received.filter((message) => message.topic === topic).length;
}

/** Answers each registration with the next of `statuses`, the last one for ever. */
async function startWebServer(statuses: number[] = [200]) {
  const bodies: unknown[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray();
    bodies.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.writeHead(statuses[bodies.length - 1] ?? statuses.at(-1) ?? 200).end('{"status":"success"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, bodies, stop };
}
