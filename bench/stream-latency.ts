import { setTimeout as sleep } from 'node:timers/promises';
import { connectDevice, type Device } from '../e2e/client/device';
import { type Client, createCaregiverOf } from '../e2e/client/http-client';
import { frameMessage, withComment } from '../e2e/client/pictures';
import { openStream } from '../e2e/client/stream-viewer';
import { type AppServer, startAppServer } from '../e2e/servers/app-server';
import { CONFIGURATIONS, type Configuration } from '../e2e/servers/surroundings';
import { createFrameLoop } from '../scripts/simulator/frame-loop';
import { cpuOf, median, printTable, quantile, type Row } from './figures';

const UUID = 'cradle-bench';
const FRAMES = 300;
const PERIOD_MS = 100;
const NEW_VIEWERS = 50;

interface Bench {
  server: AppServer;
  parent: Client;
  device: Device;
  /** Pictures as a camera makes them, 640x480 and 40 to 60 KB. */
  pictures: Buffer[];
}

/** From the publish of a frame to its last byte on a viewer's socket, through the built server and a real broker. */
export async function benchStreamLatency(): Promise<void> {
  const pictures = await drawPictures();
  const latencies: Row[] = [];
  const firsts: Row[] = [];
  for (const configuration of CONFIGURATIONS) {
    const bench = await prepare(configuration, pictures);
    try {
      for (const viewers of [1, 20]) latencies.push(await measureLatency(bench, configuration, viewers));
      firsts.push(await measureFirstFrames(bench, configuration));
    } finally {
      await bench.device.leave();
      await bench.server.dispose();
    }
  }
  printTable(`Publish to viewer, ${FRAMES} frames at 10 a second`, latencies);
  printTable(`First frame of a new viewer, ${NEW_VIEWERS} connections, while the cradle sends`, firsts);
}

async function prepare(configuration: Configuration, pictures: Buffer[]): Promise<Bench> {
  const server = await startAppServer({ configuration });
  const parent = await createCaregiverOf(server.base, 'parent', UUID);
  return { server, parent, device: await connectDevice(server.mqttUrl, UUID), pictures };
}

async function drawPictures(): Promise<Buffer[]> {
  const loop = createFrameLoop({ scene: 'calm', count: 20, fps: 10 });
  await loop.start();
  const moment = { scene: 'calm' as const, elapsedMs: 0, wallClock: new Date(), sway: 0 };
  const drawn = await Promise.all(Array.from({ length: 20 }, () => loop.frame(moment)));
  return drawn.filter((picture) => picture !== null);
}

async function measureLatency(bench: Bench, configuration: string, count: number): Promise<Row> {
  const { server, parent } = bench;
  const viewers = await Promise.all(Array.from({ length: count }, () => openStream(parent, UUID)));
  await send(bench, 20);
  const cpuBefore = await cpuOf(server.pid);
  const published = await send(bench, FRAMES);
  await sleep(500);
  const cpu = (await cpuOf(server.pid)) - cpuBefore;
  const latencyMs = viewers.flatMap(({ parts }) =>
    parts.all.flatMap(({ jpeg, at }) => {
      const sentAt = published.get(nameOf(jpeg));
      return sentAt === undefined ? [] : [at - sentAt];
    }),
  );
  for (const viewer of viewers) viewer.leave();
  return {
    broker: configuration,
    viewers: String(count),
    'median ms': median(latencyMs),
    'p99 ms': quantile(latencyMs, 0.99),
    'max ms': Math.max(...latencyMs),
    'frames delivered': `${latencyMs.length} of ${FRAMES * count}`,
    'server CPU ms / frame in': cpu / FRAMES,
    'server CPU ms / 1000 delivered': (cpu / latencyMs.length) * 1_000,
  };
}

/** Publishes at 10 a second. @returns when each was handed to the socket, by name; monotonic ms. */
async function send({ device, pictures }: Bench, count: number): Promise<Map<string, number>> {
  const published = new Map<string, number>();
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) {
    const name = `frame ${begun}/${index}`.padEnd(NAME_LENGTH);
    const message = JSON.stringify(
      frameMessage(withComment(pictures[index % pictures.length] as Buffer, name)),
    );
    await sleep(Math.max(0, begun + index * PERIOD_MS - performance.now()));
    published.set(name, performance.now());
    await device.send('frame', message);
  }
  return published;
}

async function measureFirstFrames(bench: Bench, configuration: string): Promise<Row> {
  const { parent } = bench;
  const sending = send(bench, (NEW_VIEWERS * 150) / PERIOD_MS);
  await sleep(300);
  const times: number[] = [];
  for (let index = 0; index < NEW_VIEWERS; index += 1) {
    const begun = performance.now();
    const viewer = await openStream(parent, UUID);
    const { at } = await viewer.parts.find(({ isCard }) => !isCard);
    times.push(at - begun);
    viewer.leave();
    await sleep(100);
  }
  await sending;
  return { broker: configuration, 'median ms': median(times), 'max ms': Math.max(...times) };
}

const NAME_LENGTH = 40;
/** Start of the picture, and head of its comment. */
const NAME_OFFSET = 6;

function nameOf(jpeg: Buffer): string {
  return jpeg.toString('latin1', NAME_OFFSET, NAME_OFFSET + NAME_LENGTH);
}
