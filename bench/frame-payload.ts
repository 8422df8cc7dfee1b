import { parseFramePayload } from '@/lib/frames/frame-payload';
import { frameMessage } from '../e2e/client/pictures';
import { createPicture } from '../scripts/simulator/picture';
import { ownCpu, printTable, type Row } from './figures';

const ROUNDS = 3;
const FRAMES = 1_000;

/** What one frame message costs: looked at, looked at and decoded, and as it would be done without care. */
export async function benchFramePayload(): Promise<void> {
  const jpeg = await takePicture();
  const payload = Buffer.from(JSON.stringify(frameMessage(jpeg)));
  const ways: Record<string, () => unknown> = {
    'parseFramePayload alone': () => parseFramePayload(payload),
    'parseFramePayload and decode': () => decode(payload),
    'raw JPEG, parseFramePayload and decode': () => decode(jpeg),
    'JSON.parse and Base64': () => Buffer.from(JSON.parse(payload.toString('utf8')).frame, 'base64'),
  };
  const rows = Object.entries(ways).map(([way, run]): Row => {
    repeat(run, FRAMES);
    const times = Array.from({ length: ROUNDS }, () => repeat(run, FRAMES));
    return { way, 'CPU ms / 1000 frames': Math.min(...times), 'slowest round': Math.max(...times) };
  });
  printTable(
    `One frame message of ${(payload.length / 1024).toFixed(0)} KB, best of ${ROUNDS} rounds of ${FRAMES}`,
    rows,
  );
  printTable('The same picture on the line', [
    sizeOf('Base64 in JSON', payload, payload),
    sizeOf('raw JPEG', jpeg, payload),
  ]);
}

function sizeOf(way: string, message: Buffer, documented: Buffer): Row {
  const share = (message.length / documented.length) * 100;
  return { way, bytes: String(message.length), '% of Base64 in JSON': share };
}

async function takePicture(): Promise<Buffer> {
  const picture = createPicture();
  await picture.start();
  const jpeg = await picture.frame({ scene: 'calm', elapsedMs: 0, wallClock: new Date(), sway: 0 });
  if (jpeg === null) throw new Error('The picture is not ready.');
  return jpeg;
}

function decode(payload: Buffer): Buffer {
  const parsed = parseFramePayload(payload);
  const jpeg = 'fault' in parsed ? null : parsed.decode();
  if (jpeg === null) throw new Error('The payload is no frame.');
  return jpeg;
}

/** @returns CPU ms of all runs together. */
function repeat(run: () => unknown, times: number): number {
  const before = ownCpu();
  for (let index = 0; index < times; index += 1) run();
  return ownCpu() - before;
}
