import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { type CardLocale, noSignalText, type TextChunk } from './no-signal-text';

type NoSignalCardInput = {
  /** The last JPEG the cradle sent; null, or one that cannot be read, gives a plain dark card. */
  lastFrame: Buffer | null;
  /** Since the last frame came, ms. Null when none ever came. */
  silentMs: number | null;
  locale: CardLocale;
};

/** Never rejects because of the frame: only when the glyph images are missing. */
export type NoSignalCard = (input: NoSignalCardInput) => Promise<Buffer>;

type Size = { width: number; height: number };

const PLAIN_SIZE: Size = { width: 640, height: 480 };
/** Smaller frames leave no room for the text, larger ones no camera of ours sends: both get the plain card. */
const SMALLEST_SIDE = 120;
const MAX_PIXELS = 4096 * 4096;

const JPEG_QUALITY = 80;
const PANEL: Size = { width: 480, height: 190 };
const SPACE_WIDTH = 11;
const TEXT_TOP = 112;
const PLAIN_GREY = { r: 22, g: 25, b: 29 };

/**
 * The picture that stands for a stream without frames: the last frame dark, grey and blurred, so that it cannot be
 * taken for a live one, and over it for how long there has been no signal. Costs some 60 ms of CPU, so callers make it once a
 * minute. `glyphFolder` holds the images made by scripts/make-glyphs.ts.
 */
export function createNoSignalCard({ glyphFolder }: { glyphFolder: string }): NoSignalCard {
  return async ({ lastFrame, silentMs, locale }) => {
    const panel = await drawPanel(glyphFolder, noSignalText(silentMs, locale));
    const dimmed = lastFrame && (await dimFrame(lastFrame));
    const card = dimmed && (await composeCard(dimmed, panel));
    return card ?? composeCard(await plainBackground(), panel);
  };
}

type Background = Size & { pixels: Buffer; channels: 1 | 2 | 3 | 4 };

async function composeCard({ pixels, ...raw }: Background, panel: Buffer): Promise<Buffer> {
  const scale = Math.min(raw.width / PLAIN_SIZE.width, raw.height / PLAIN_SIZE.height);
  const fitted = await sharp(panel)
    .resize({ width: Math.round(PANEL.width * scale), height: Math.round(PANEL.height * scale), fit: 'fill' })
    .png()
    .toBuffer();
  return sharp(pixels, { raw })
    .composite([{ input: fitted, gravity: 'centre' }])
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}

/** Null when the bytes are no whole picture of a sensible size: they come from a device and may be anything. */
async function dimFrame(frame: Buffer): Promise<Background | null> {
  try {
    const { data, info } = await sharp(frame, { limitInputPixels: MAX_PIXELS })
      .removeAlpha()
      .greyscale()
      .blur(2.5)
      .linear(0.38, 6)
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (Math.min(info.width, info.height) < SMALLEST_SIDE) return null;
    return { pixels: data, width: info.width, height: info.height, channels: info.channels };
  } catch {
    return null;
  }
}

async function plainBackground(): Promise<Background> {
  const pixels = await sharp({ create: { ...PLAIN_SIZE, channels: 3, background: PLAIN_GREY } })
    .raw()
    .toBuffer();
  return { ...PLAIN_SIZE, pixels, channels: 3 };
}

/** Icon and text on a dark, half transparent plate, for a picture of 640x480. */
async function drawPanel(glyphFolder: string, chunks: readonly TextChunk[]): Promise<Buffer> {
  const text = await setText(glyphFolder, chunks);
  return sharp(Buffer.from(PANEL_SVG)).composite(text).png().toBuffer();
}

/** Places the chunks side by side, the whole line centred. */
async function setText(glyphFolder: string, chunks: readonly TextChunk[]): Promise<OverlayOptions[]> {
  const glyphs = await Promise.all(
    chunks.map(async (chunk) => {
      if (chunk === 'space') return { input: null, width: SPACE_WIDTH };
      const input = join(glyphFolder, `${chunk}.png`);
      return { input, width: (await sharp(input).metadata()).width };
    }),
  );
  const lineWidth = glyphs.reduce((sum, { width }) => sum + width, 0);
  let left = Math.max(0, Math.round((PANEL.width - lineWidth) / 2));
  return glyphs.flatMap(({ input, width }) => {
    const at = left;
    left += width;
    return input === null ? [] : [{ input, left: at, top: TEXT_TOP }];
  });
}

/** A camera, crossed out. */
const PANEL_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="${PANEL.width}" height="${PANEL.height}">
  <rect width="${PANEL.width}" height="${PANEL.height}" rx="22" fill="#0b0d10" fill-opacity="0.62"/>
  <g transform="translate(${PANEL.width / 2} 66)" stroke-linecap="round" stroke-linejoin="round">
    <g fill="#d7dce2">
      <rect x="-46" y="-27" width="62" height="54" rx="11"/>
      <path d="M22-9 43-23Q47-25 47-20V20Q47 25 43 23L22 9Z"/>
    </g>
    <path d="M-44-40 44 42" fill="none" stroke="#14171b" stroke-width="17"/>
    <path d="M-44-40 44 42" fill="none" stroke="#ff6b5e" stroke-width="8"/>
  </g>
</svg>`;
