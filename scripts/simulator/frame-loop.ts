import type { FrameSource } from './frame-source';
import { createPicture } from './picture';
import type { Scene } from './scenes';

type FrameLoopOptions = {
  scene: Scene;
  /** Pictures in the loop; 20 are two seconds at 10 a second. About 50 KB of memory each. */
  count: number;
  fps: number;
};

/**
 * Pictures encoded once in `start` and then handed out in turn, so that one process can play dozens of cradles.
 * Share one loop between them. Its clock and its sway are those of the start: only the sizes are true.
 */
export function createFrameLoop({ scene, count, fps }: FrameLoopOptions): FrameSource {
  let frames: Promise<Buffer[]> | null = null;
  let next = 0;
  return {
    async start() {
      frames ??= encodeFrames({ scene, count, fps });
      await frames;
    },
    async stop() {},
    async frame() {
      const encoded = await (frames ?? []);
      return encoded[next++ % encoded.length] ?? null;
    },
  };
}

async function encodeFrames({ scene, count, fps }: FrameLoopOptions): Promise<Buffer[]> {
  const picture = createPicture();
  await picture.start();
  const startedAt = Date.now();
  const frames: Buffer[] = [];
  for (let index = 0; index < count; index++) {
    const elapsedMs = (index * 1_000) / fps;
    const frame = await picture.frame({
      scene,
      elapsedMs,
      wallClock: new Date(startedAt + elapsedMs),
      sway: 0,
    });
    if (frame) frames.push(frame);
  }
  return frames;
}
