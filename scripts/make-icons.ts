/**
 * Makes the icons of public/icons from app/icon.svg, for home screens and notifications. Run it again after a change
 * of the drawing: `node --import tsx scripts/make-icons.ts`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TARGET = join(ROOT, 'public/icons');
const GROUND = '#33261e';
/** What a mask may cut off is outside of a circle of 80 % (W3C Web Application Manifest, "safe zone"). */
const SAFE = 0.72;
/** The part of app/icon.svg that notifications of Android show, in one colour on nothing. */
const SILHOUETTE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="6 8 52 52">
  <path d="M40 12a12 12 0 1 0 8 18 10 10 0 0 1-8-18z" fill="#fff"/>
  <path d="M12 34h40c0 10-8 15-20 15S12 44 12 34z" fill="#fff"/>
  <path d="M14 55c11 4 25 4 36 0" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/>
</svg>`;

await makeIcons();

async function makeIcons(): Promise<void> {
  await mkdir(TARGET, { recursive: true });
  const drawing = await readFile(join(ROOT, 'app/icon.svg'));
  for (const size of [192, 512]) await save(`icon-${size}`, await draw(drawing, size));
  await save('maskable-512', await drawOnGround(drawing, 512));
  // iOS rounds the corners itself, and shows black where there is nothing.
  await save('apple-touch-180', await drawOnGround(drawing, 180, 0.86));
  await save('badge-96', await draw(Buffer.from(SILHOUETTE), 96));
}

function draw(svg: Buffer, size: number): Promise<Buffer> {
  return sharp(svg, { density: (72 * size) / 64 })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer();
}

async function drawOnGround(svg: Buffer, size: number, share = SAFE): Promise<Buffer> {
  const inner = await draw(svg, Math.round(size * share));
  return sharp({ create: { width: size, height: size, channels: 3, background: GROUND } })
    .composite([{ input: inner }])
    .png({ palette: true })
    .toBuffer();
}

async function save(name: string, png: Buffer): Promise<void> {
  await writeFile(join(TARGET, `${name}.png`), png);
  console.log(`${name}.png ${png.length} bytes`);
}
