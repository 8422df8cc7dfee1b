import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** Side of the squares that are averaged, in pixels: the sensor's noise goes, what moves stays. */
const SQUARE = 16;
/** A square has changed when its mean brightness, 0 to 255, has by more than this. */
const CHANGED_BY = 6;

/** What is on the page's canvas: the mean brightness of its squares, row by row. */
export function lookAtPicture(page: Page): Promise<number[]> {
  return page.evaluate((square) => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d') ?? null;
    if (canvas === null || context === null) return [];
    const columns = canvas.width / square;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const sums = new Array<number>(columns * (canvas.height / square)).fill(0);
    for (let pixel = 0; pixel < data.length / 4; pixel++) {
      const x = Math.floor((pixel % canvas.width) / square);
      const y = Math.floor(pixel / canvas.width / square);
      const at = y * columns + x;
      // Green carries most of the brightness.
      sums[at] = (sums[at] ?? 0) + (data[pixel * 4 + 1] ?? 0);
    }
    return sums.map((sum) => sum / square ** 2);
  }, SQUARE);
}

/** How many squares differ by more than noise. */
export function countChanges(before: number[], after: number[]): number {
  return before.filter((brightness, at) => Math.abs(brightness - (after[at] ?? 0)) > CHANGED_BY).length;
}

/** The same picture as a camera sees it again: every pixel a little different, nothing moved. */
export async function addNoise(jpeg: Buffer, random: () => number = Math.random): Promise<Buffer> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const noisy = data.map((value) => Math.max(0, Math.min(255, value + Math.round((random() - 0.5) * 24))));
  const { width, height, channels } = info;
  return sharp(noisy, { raw: { width, height, channels } }).jpeg({ quality: 80 }).toBuffer();
}
