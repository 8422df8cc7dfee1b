import { setInterval as every } from 'node:timers/promises';
import type { Device } from '../client/device';
import { frameMessage } from '../client/pictures';
import { addNoise } from './movement';

const FRAME_MS = 100;
/** Different noise for this many pictures, then from the first again. */
const VARIANTS = 6;

/** A camera that works and in front of which nothing moves; resolves when its first picture is out. */
export async function startStillCamera(device: Device, jpeg: Buffer): Promise<{ stop(): Promise<void> }> {
  const pictures = await Promise.all(Array.from({ length: VARIANTS }, () => addNoise(jpeg)));
  const messages = pictures.map(frameMessage);
  const ending = new AbortController();
  let sent = 0;
  const sendNext = () => device.send('frame', messages[sent++ % VARIANTS] ?? {});
  const sending = (async () => {
    for await (const _ of every(FRAME_MS, null, { signal: ending.signal })) await sendNext();
  })().catch(() => undefined);
  await sendNext();
  return {
    async stop() {
      ending.abort();
      await sending;
    },
  };
}
