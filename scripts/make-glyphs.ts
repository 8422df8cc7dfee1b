/**
 * Makes the pictures in lib/video/glyphs from which the "no signal" card is written, so that the server needs no
 * font. Run it again after a change of the words: `node --import tsx scripts/make-glyphs.ts`. Needs Chromium
 * (CHROMIUM_PATH, default /usr/bin/chromium). The letters are Noto Sans KR (SIL Open Font License 1.1).
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TARGET = join(ROOT, 'lib/video/glyphs');
const FONT = join(ROOT, 'node_modules/@fontsource-variable/noto-sans-kr');

/** All chunks share one line height, so that they are set side by side with their upper edges level. */
const LINE_HEIGHT = 64;
const FONT_SIZE = 42;

const CHUNKS: Record<string, string> = {
  'no-signal-ko': '신호 없음',
  'no-signal-en': 'No signal',
  separator: '·',
  'minutes-ko': '분째',
  'hours-ko': '시간째',
  'minutes-en': 'min',
  'hours-en': 'h',
  ...Object.fromEntries(Array.from('0123456789', (digit) => [`digit-${digit}`, digit])),
};

await makeGlyphs();

async function makeGlyphs(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    await page.setContent(await pageSource());
    await page.evaluate(() => document.fonts.ready);
    await mkdir(TARGET, { recursive: true });
    let total = 0;
    for (const name of Object.keys(CHUNKS)) total += await shoot(page, name);
    console.log(`${Object.keys(CHUNKS).length} glyphs, ${total} bytes, in ${TARGET}`);
  } finally {
    await browser.close();
  }
}

async function shoot(page: Page, name: string): Promise<number> {
  const picture = await page.locator(`#${name}`).screenshot({ omitBackground: true, type: 'png' });
  const small = await sharp(picture).png({ palette: true, colours: 32, compressionLevel: 9 }).toBuffer();
  await writeFile(join(TARGET, `${name}.png`), small);
  return small.length;
}

async function pageSource(): Promise<string> {
  const chunks = Object.entries(CHUNKS).map(([name, text]) => `<div><span id="${name}">${text}</span></div>`);
  return `<!doctype html><style>${await styleWithFont()}
    body { margin: 8px; background: transparent; color: #fff; }
    span { display: inline-block; height: ${LINE_HEIGHT}px; white-space: pre;
      font: 500 ${FONT_SIZE}px/${LINE_HEIGHT}px 'Noto Sans KR Variable'; font-variant-numeric: tabular-nums; }
  </style>${chunks.join('')}`;
}

/** The font's own style sheet with its files put in: a page from setContent may load nothing from the disk. */
async function styleWithFont(): Promise<string> {
  const style = await readFile(join(FONT, 'index.css'), 'utf8');
  const files = [...new Set(style.match(/\.\/files\/[^)]+\.woff2/g) ?? [])];
  let inlined = style;
  for (const file of files) {
    const font = await readFile(join(FONT, file));
    inlined = inlined.replaceAll(file, `data:font/woff2;base64,${font.toString('base64')}`);
  }
  return inlined;
}
