import { connectAsync, type MqttClient } from 'mqtt';
import { frameMessage, withComment } from '../e2e/client/pictures';
import { createFrameLoop } from '../scripts/simulator/frame-loop';
import { type FleetOrder, type FleetReport, preciseNow } from './fleet';

/** CONTRACT §3: frames and directions ten times a second, a temperature once a second. */
const BEAT_MS = 100;
const BEATS_A_SECOND = 10;
const PICTURES = 20;

interface Cradle {
  uuid: string;
  client: MqttClient;
}

const [mqttUrl = '', ...uuids] = process.argv.slice(2);

async function main(): Promise<void> {
  const messages = await drawMessages();
  const cradles = await Promise.all(uuids.map(connect));
  cradles.forEach((cradle, index) => {
    beat(cradle, messages, index);
  });
  process.on('message', ({ uuid, temperature }: FleetOrder) => {
    const cradle = cradles.find((each) => each.uuid === uuid);
    cradle?.client.publish(`cradle/${uuid}/temperature`, JSON.stringify({ temperature }));
    process.send?.({ uuid, temperature, sentAt: preciseNow() } satisfies FleetReport);
  });
  process.send?.('connected');
}

async function connect(uuid: string): Promise<Cradle> {
  return { uuid, client: await connectAsync(mqttUrl, { protocolVersion: 4 }) };
}

/** Pictures as a camera makes them, 640x480 and 40 to 60 KB; no two that follow each other are the same. */
async function drawMessages(): Promise<string[]> {
  const loop = createFrameLoop({ scene: 'calm', count: PICTURES, fps: BEATS_A_SECOND });
  await loop.start();
  const moment = { scene: 'calm' as const, elapsedMs: 0, wallClock: new Date(), sway: 0 };
  const drawn = await Promise.all(Array.from({ length: PICTURES }, () => loop.frame(moment)));
  return drawn.flatMap((picture, index) =>
    picture === null ? [] : [JSON.stringify(frameMessage(withComment(picture, `frame ${index}`)))],
  );
}

/** Each cradle in its own part of the tenth of a second, as cradles of many homes would. */
function beat({ uuid, client }: Cradle, messages: readonly string[], index: number): void {
  let count = index;
  const send = (): void => {
    count += 1;
    client.publish(`cradle/${uuid}/frame`, messages[count % messages.length] ?? '');
    client.publish(`cradle/${uuid}/direction`, JSON.stringify({ direction: '정면 유지 중' }));
    if (count % BEATS_A_SECOND === 0)
      client.publish(`cradle/${uuid}/temperature`, JSON.stringify({ temperature: '36.5' }));
  };
  setTimeout(() => setInterval(send, BEAT_MS), (index * BEAT_MS) / Math.max(1, uuids.length));
}

await main();
