import sharp from 'sharp';
import { type BabySprites, drawBaby, renderBabySprites } from './baby';
import { clockText, drawClock } from './clock-digits';
import { cotSvg, floorSvg } from './cot-drawing';
import type { FrameSource, Moment } from './frame-source';
import { createNightSensor } from './night-sensor';
import { JPEG_QUALITY, PICTURE_HEIGHT, PICTURE_WIDTH } from './picture-size';
import { poseIn } from './pose';
import { createSeededRandom } from './seeded-random';
import {
  type Canvas,
  combine,
  drawSprite,
  type Matrix,
  placementMatrix,
  renderSprite,
  type Sprite,
} from './sprite';

/** The furthest lean of the rocking cradle. */
const SWAY_PIXELS = 26;
const SWAY_DEGREES = 2.4;
/**
 * Leans to either side that are told apart, 1.3 pixels each. The empty cot is kept for each lean (0.3 MB, at most
 * 41 of them): turning it anew would cost 4 ms a picture.
 */
const SWAY_STEPS = 20;

type Layers = { floor: Uint8Array; cot: Sprite; baby: BabySprites; emptyCots: Map<number, Uint8Array> };

/**
 * A drawn night-camera view of a cot with a baby, 640x480, 40 to 60 KB. `start` renders the layers once (about
 * half a second); a frame is then composed of them.
 */
export function createPicture(seed = 1): FrameSource {
  const random = createSeededRandom(seed);
  let layers: Promise<Layers> | null = null;
  let expose: ReturnType<typeof createNightSensor> | null = null;
  return {
    async start() {
      layers ??= renderLayers();
      expose ??= createNightSensor(PICTURE_WIDTH * PICTURE_HEIGHT, random);
      await layers;
    },
    async stop() {},
    async frame(moment) {
      if (!layers || !expose) throw new Error('the picture was not started');
      return encode(expose(compose(await layers, moment), random));
    },
  };
}

async function renderLayers(): Promise<Layers> {
  const [floorSprite, cot, baby] = await Promise.all([
    renderSprite(floorSvg()),
    renderSprite(cotSvg()),
    renderBabySprites(),
  ]);
  return { floor: floorSprite.shade, cot, baby, emptyCots: new Map() };
}

function compose(layers: Layers, { scene, elapsedMs, sway, wallClock }: Moment): Canvas {
  const canvas = blankCanvas();
  const step = Math.round(sway * SWAY_STEPS);
  canvas.pixels.set(emptyCot(layers, step));
  drawBaby(canvas, layers.baby, poseIn(scene, elapsedMs), swayMatrix(step / SWAY_STEPS));
  drawClock(canvas, clockText(wallClock), 14, PICTURE_HEIGHT - 36);
  return canvas;
}

function emptyCot({ floor, cot, emptyCots }: Layers, step: number): Uint8Array {
  const kept = emptyCots.get(step);
  if (kept) return kept;
  const canvas = blankCanvas();
  canvas.pixels.set(floor);
  drawSprite(canvas, cot, swayMatrix(step / SWAY_STEPS));
  emptyCots.set(step, canvas.pixels);
  return canvas.pixels;
}

/** The cradle hangs from above the picture's upper edge: it shifts and turns a little at once. */
function swayMatrix(sway: number): Matrix {
  const middle = { x: PICTURE_WIDTH / 2, y: PICTURE_HEIGHT / 2 };
  const turn = placementMatrix({
    ...middle,
    anchorX: middle.x,
    anchorY: middle.y,
    angle: -sway * SWAY_DEGREES,
  });
  return combine({ a: 1, b: 0, c: 0, d: 1, e: sway * SWAY_PIXELS, f: 0 }, turn);
}

function blankCanvas(): Canvas {
  return {
    width: PICTURE_WIDTH,
    height: PICTURE_HEIGHT,
    pixels: new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT),
  };
}

function encode(rgb: Buffer): Promise<Buffer> {
  return sharp(rgb, { raw: { width: PICTURE_WIDTH, height: PICTURE_HEIGHT, channels: 3 } })
    .jpeg({ quality: JPEG_QUALITY, optimiseCoding: false })
    .toBuffer();
}
