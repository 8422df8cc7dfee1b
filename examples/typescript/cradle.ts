/**
 * A cradle for Smart Cradle:
 * node --import tsx examples/typescript/cradle.ts --uuid my-cradle --server http://192.168.0.2:3000 --broker 192.168.0.2
 *
 * Replace the five functions under "The hardware" by your own sensors, camera and motor; docs/protocol.md says what
 * each message may be.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect } from 'mqtt';

// ---- The hardware -------------------------------------------------------------------------------------------------

/** °C. Replace by your thermometer. */
function readTemperature(): number {
  return Math.round(365 + 2 * Math.sin(performance.now() / 30_000)) / 10;
}

/** Replace by what listens to your microphone. */
function isCrying(): boolean {
  return false;
}

/**
 * Replace by what looks at your picture: "정면 유지 중" (facing up), "좌측으로 움직임" (left), "우측으로 움직임"
 * (right), "인식 안됨" (no face), "확인 중..." (still looking).
 */
function faceDirection(): string {
  return '정면 유지 중';
}

/** Replace by the pin of your motor. It may be told the same thing twice. */
function setMotor(on: boolean): void {
  console.log(`motor ${on ? 'on' : 'off'}`);
}

/** A JPEG as it is. Replace by your camera. */
function takePicture(): Buffer {
  const file = files[pictureCount++ % files.length];
  return file === undefined ? TEST_PICTURE : readFileSync(file);
}

const TEST_PICTURE = Buffer.from(
  `/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBD
  ASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCAAwAEAD
  ASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAAUCBAH/xAAXAQEBAQEAAAAAAAAAAAAAAAAAAwIE/9oADAMBAAIQAxAAAADk
  FpHTQnuMszjnFMAWcbzydPm86Iw6+YDooR092ODmAUx//8QAIBAAAgIBBAMBAAAAAAAAAAAAAQIAAyESEzJRESAiMP/aAAgBAQAB
  PwD8qKNzJ4xUReKgRkRuSgy+jbyOPqi6UVehEa0n7rCx2tB+Kw0dQ6MvY9UbUit2IbUVtLHxBajNpU+Y7aUZuh60X7eDxgauwYIM
  LV1jJAl9+5gcfz//xAAYEQEBAQEBAAAAAAAAAAAAAAABAgAQIP/aAAgBAgEBPwDVYabH3UDpgOf/xAAYEQEBAQEBAAAAAAAAAAAA
  AAABAgAQIP/aAAgBAwEBPwDTC6oT3Npqtef/2Q==`,
  'base64',
);

// ---- The rest you can leave as it is ------------------------------------------------------------------------------

const { values: options } = parseArgs({
  options: {
    uuid: { type: 'string' }, // this cradle's name, as in its QR code
    server: { type: 'string', default: 'http://127.0.0.1:3000' }, // Smart Cradle's pages
    broker: { type: 'string', default: '127.0.0.1' }, // host of the MQTT broker
    port: { type: 'string', default: '1883' }, // its port
    frames: { type: 'string' }, // folder whose .jpg files are sent, in turn
    fps: { type: 'string', default: '10' }, // pictures a second
  },
});
const { uuid, frames: folder } = options;
if (!uuid) exit('--uuid is missing.');
const names = folder ? readdirSync(folder).filter((name) => name.endsWith('.jpg')) : [];
const files = names.sort().map((name) => join(folder ?? '', name));
if (folder && files.length === 0) exit(`There is no .jpg in ${folder}.`);
let pictureCount = 0;

const stopping = new AbortController();
const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
let connections = 0;

/** Says that this cradle is there, again and again with growing waits until the server has heard it. */
async function register(connection: number, ip: string | undefined): Promise<void> {
  // A later connection registers by itself.
  for (let wait = 1; connection === connections; wait = Math.min(wait * 2, 60)) {
    try {
      const answer = await fetch(new URL('/register_agent', options.server), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ uuid, ip }),
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(5_000)]),
      });
      const { message } = (await answer.json()) as { message: string };
      if (!answer.ok) throw new Error(`${answer.status} ${message}`);
      return console.log(`registered: ${message}`);
    } catch (error) {
      if (stopping.signal.aborted) return;
      console.log(`not registered (${(error as Error).cause ?? error}), again in ${wait} s`);
      // Not all cradles at once after a power cut.
      await pause((wait + Math.random()) * 1_000);
    }
  }
}

const client = connect({
  host: options.broker,
  port: Number(options.port),
  protocolVersion: 4, // MQTT 3.1.1
  keepalive: 30,
  reconnectPeriod: 1_000,
  queueQoSZero: false, // what was measured while offline is of no use later
});
const settings = client.options;
client.on('error', (error) => console.log(`broker: ${error.message}`));
client.on('connect', () => {
  console.log('connected');
  settings.reconnectPeriod = 1_000;
  client.subscribe(`cradle/${uuid}/servo`);
  connections += 1;
  // The address with which this machine reached the broker.
  void register(connections, (client.stream as Socket).localAddress);
});
client.on('close', () => {
  settings.reconnectPeriod = Math.min((settings.reconnectPeriod ?? 1_000) * 2, 30_000);
  // Nobody could stop it now.
  setMotor(false);
});
client.on('message', (_topic, payload) => {
  const { action } = parse(payload);
  if (action === 'start' || action === 'stop') setMotor(action === 'start');
});

function exit(problem: string): never {
  console.error(problem);
  process.exit(2);
}

function parse(payload: Buffer): { action?: unknown } {
  try {
    return Object(JSON.parse(payload.toString('utf8')));
  } catch {
    return {};
  }
}

/** On a slow line nothing piles up: the next one is taken only when the one before has left. */
async function send(signal: string, everyMs: number, read: () => string | Buffer): Promise<void> {
  while (!stopping.signal.aborted) {
    if (client.connected) await publish(`cradle/${uuid}/${signal}`, read());
    await pause(everyMs);
  }
}

/** Resolves when it has left, or was lost with the connection. */
function publish(topic: string, payload: string | Buffer): Promise<void> {
  return new Promise((resolve) => {
    client.once('close', resolve);
    client.publish(topic, payload, { qos: 0, retain: false }, () => {
      client.off('close', resolve);
      resolve();
    });
  });
}

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stopping.abort());
await Promise.all([
  send('temperature', 1_000, () => JSON.stringify({ temperature: readTemperature() })),
  send('crying', 3_000, () => JSON.stringify({ status: isCrying() ? 'Crying' : 'Not Crying' })),
  send('direction', 100, () => JSON.stringify({ direction: faceDirection() })),
  send('frame', 1_000 / Number(options.fps), takePicture),
]);
await client.endAsync(!client.connected);
console.log('stopped');
