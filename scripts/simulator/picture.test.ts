import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFrameLoop } from './frame-loop';
import { createPicture } from './picture';
import { SCENES, type Scene } from './scenes';

const MIN_BYTES = 40_000;
const MAX_BYTES = 60_000;
const NOON = new Date(2025, 9, 3, 12, 0, 0);
const picture = createPicture();

describe('the drawn picture', () => {
  beforeAll(() => picture.start());

  it.each(SCENES)('of the scene %s has the size of a field camera', async (scene) => {
    for (const elapsedMs of [0, 3_300, 20_000, 55_000]) {
      for (const sway of [0, 1]) {
        const jpeg = await frameAt(scene, elapsedMs, sway);
        expect(jpeg.length).toBeGreaterThan(MIN_BYTES);
        expect(jpeg.length).toBeLessThan(MAX_BYTES);
      }
    }
    const { format, width, height, channels } = await sharp(await frameAt(scene, 0, 0)).metadata();
    expect({ format, width, height, channels }).toEqual({
      format: 'jpeg',
      width: 640,
      height: 480,
      channels: 3,
    });
  });

  it('moves while the baby cries, far beyond its grain', async () => {
    const still = await difference(await frameAt('crying', 0, 0), await frameAt('crying', 0, 0));
    const moved = await difference(await frameAt('crying', 0, 0), await frameAt('crying', 700, 0));
    expect(moved).toBeGreaterThan(still * 1.5);
  });

  it('leans with the cradle', async () => {
    const still = await difference(await frameAt('calm', 0, 0), await frameAt('calm', 0, 0));
    const leaning = await difference(await frameAt('calm', 0, -1), await frameAt('calm', 0, 1));
    expect(leaning).toBeGreaterThan(still * 2);
  });

  it('looks different when turned, covered and crying', async () => {
    const calm = await frameAt('calm', 10_000, 0);
    for (const scene of ['face-down', 'no-face', 'crying'] as const) {
      expect(await difference(calm, await frameAt(scene, 10_000, 0))).toBeGreaterThan(5);
    }
  });
});

describe('the frame loop', () => {
  it('hands out its pictures in turn, of the true size', async () => {
    const loop = createFrameLoop({ scene: 'calm', count: 3, fps: 10 });
    await loop.start();
    const moment = { scene: 'calm', elapsedMs: 0, wallClock: NOON, sway: 0 } as const;
    const [first, second, third, fourth] = [
      await loop.frame(moment),
      await loop.frame(moment),
      await loop.frame(moment),
      await loop.frame(moment),
    ];
    expect(fourth).toBe(first);
    expect(second).not.toEqual(third);
    expect(second?.length).toBeGreaterThan(MIN_BYTES);
  });
});

async function frameAt(scene: Scene, elapsedMs: number, sway: number): Promise<Buffer> {
  const frame = await picture.frame({ scene, elapsedMs, wallClock: NOON, sway });
  expect(frame).not.toBeNull();
  return frame ?? Buffer.alloc(0);
}

/** Mean difference of brightness, grey levels. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((jpeg) => sharp(jpeg).greyscale().raw().toBuffer()));
  if (!a || !b) throw new Error('nothing decoded');
  return a.reduce((sum, tone, index) => sum + Math.abs(tone - (b[index] ?? 0)), 0) / a.length;
}
