import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createNoSignalCard } from './no-signal-card';

const glyphFolder = fileURLToPath(new URL('./glyphs', import.meta.url));
const card = createNoSignalCard({ glyphFolder });
const MINUTE_MS = 60_000;
/** Where the line of text stands on a card of 640x480. */
const TEXT_AREA = { left: 110, top: 265, width: 420, height: 60 };

describe('the no-signal card', () => {
  it('shows the last frame dark and grey, in its own size', async () => {
    const lastFrame = await makeFrame(800, 600);
    const picture = await card({ lastFrame, silentMs: 3 * MINUTE_MS, locale: 'ko' });
    expect(await sizeOf(picture)).toEqual([800, 600]);
    const corner = { left: 0, top: 0, width: 100, height: 100 };
    const [red, green, blue] = await brightness(picture, corner);
    const [redBefore] = await brightness(lastFrame, corner);
    expect(red).toBeLessThan((redBefore ?? 0) / 2);
    expect(Math.abs((red ?? 0) - (blue ?? 0)) + Math.abs((red ?? 0) - (green ?? 0))).toBeLessThan(6);
  });

  it.each(['ko', 'en'] as const)('writes bright text over it (%s)', async (locale) => {
    const lastFrame = await makeFrame(640, 480);
    const picture = await card({ lastFrame, silentMs: 12 * MINUTE_MS, locale });
    const { channels } = await sharp(await crop(picture, TEXT_AREA)).stats();
    expect(channels[0]?.max).toBeGreaterThan(230);
    expect(channels[0]?.min).toBeLessThan(40);
  });

  it('is another picture after another minute, and the same within the minute', async () => {
    const lastFrame = await makeFrame(640, 480);
    const cardAfter = (silentMs: number) => card({ lastFrame, silentMs, locale: 'ko' });
    const third = await cardAfter(3 * MINUTE_MS);
    expect(third.equals(await cardAfter(3 * MINUTE_MS + 59_000))).toBe(true);
    expect(third.equals(await cardAfter(4 * MINUTE_MS))).toBe(false);
  });

  it.each([
    ['none', async () => null],
    ['a text', async () => Buffer.from('not a picture')],
    ['empty', async () => Buffer.alloc(0)],
    ['cut in half', async () => (await makeFrame(640, 480)).subarray(0, 900)],
    ['far too small', () => makeFrame(16, 16)],
  ])('is a plain dark card of 640x480 when the last frame is: %s', async (_case, makeLast) => {
    const picture = await card({ lastFrame: await makeLast(), silentMs: null, locale: 'en' });
    expect(await sizeOf(picture)).toEqual([640, 480]);
    expect(Math.max(...(await brightness(picture, { left: 0, top: 0, width: 60, height: 60 })))).toBeLessThan(
      40,
    );
  });

  it('fits a small frame', async () => {
    const picture = await card({ lastFrame: await makeFrame(160, 120), silentMs: MINUTE_MS, locale: 'en' });
    expect(await sizeOf(picture)).toEqual([160, 120]);
  });

  it('needs less than 60 KB of glyphs', async () => {
    const files = await readdir(glyphFolder);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(glyphFolder, file))).size));
    expect(files).toHaveLength(17);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  });
});

type Area = { left: number; top: number; width: number; height: number };

function makeFrame(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 230, g: 160, b: 90 } } })
    .jpeg()
    .toBuffer();
}

async function sizeOf(picture: Buffer): Promise<[number, number]> {
  const { width, height, format } = await sharp(picture).metadata();
  expect(format).toBe('jpeg');
  return [width, height];
}

function crop(picture: Buffer, area: Area): Promise<Buffer> {
  return sharp(picture).extract(area).png().toBuffer();
}

async function brightness(picture: Buffer, area: Area): Promise<number[]> {
  const { channels } = await sharp(await crop(picture, area)).stats();
  return channels.map(({ mean }) => mean);
}
