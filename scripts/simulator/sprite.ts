import sharp from 'sharp';

/** A grey picture with transparency. `shade` is already multiplied by `alpha`, so that edges blend cleanly. */
export type Sprite = { width: number; height: number; shade: Uint8Array; alpha: Uint8Array };

/** One byte a pixel, 0 black to 255 white. */
export type Canvas = { width: number; height: number; pixels: Uint8Array };

/** Maps (u, v) of a sprite to x = a·u + c·v + e, y = b·u + d·v + f of the canvas, as SVG's matrix() does. */
export type Matrix = { a: number; b: number; c: number; d: number; e: number; f: number };

type Placement = {
  /** Where on the canvas the anchor comes to lie. */
  x: number;
  y: number;
  /** The point of the sprite that is held there. */
  anchorX: number;
  anchorY: number;
  /** Degrees, clockwise. */
  angle?: number;
  scaleX?: number;
  scaleY?: number;
};

export async function renderSprite(svg: string): Promise<Sprite> {
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const count = info.width * info.height;
  const shade = new Uint8Array(count);
  const alpha = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const opacity = data[i * 4 + 3] ?? 0;
    alpha[i] = opacity;
    shade[i] = Math.round(((data[i * 4] ?? 0) * opacity) / 255);
  }
  return { width: info.width, height: info.height, shade, alpha };
}

export function placementMatrix(placement: Placement): Matrix {
  const { x, y, anchorX, anchorY, angle = 0, scaleX = 1, scaleY = 1 } = placement;
  const radians = (angle * Math.PI) / 180;
  const a = Math.cos(radians) * scaleX;
  const b = Math.sin(radians) * scaleX;
  const c = -Math.sin(radians) * scaleY;
  const d = Math.cos(radians) * scaleY;
  return { a, b, c, d, e: x - a * anchorX - c * anchorY, f: y - b * anchorX - d * anchorY };
}

/** The matrix that applies `inner` first and `outer` to what comes of it. */
export function combine(outer: Matrix, inner: Matrix): Matrix {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

/** Draws the sprite through `matrix`, sampled bilinearly; parts outside the canvas are cut off. */
export function drawSprite(canvas: Canvas, sprite: Sprite, matrix: Matrix): void {
  const { a, b, c, d, e, f } = matrix;
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-6) return;
  const [left, top, right, bottom] = boundsOf(canvas, sprite, matrix);
  for (let y = top; y < bottom; y++) {
    const startU = (d * (left - e) - c * (y - f)) / determinant;
    const startV = (a * (y - f) - b * (left - e)) / determinant;
    drawRow(canvas.pixels, y * canvas.width + left, right - left, sprite, {
      u: startU,
      v: startV,
      stepU: d / determinant,
      stepV: -b / determinant,
    });
  }
}

type Walk = { u: number; v: number; stepU: number; stepV: number };

function drawRow(pixels: Uint8Array, start: number, count: number, sprite: Sprite, walk: Walk): void {
  const { shade, alpha, width } = sprite;
  const lastU = width - 1;
  const lastV = sprite.height - 1;
  let { u, v } = walk;
  for (let i = start; i < start + count; i++, u += walk.stepU, v += walk.stepV) {
    if (u < 0 || v < 0 || u >= lastU || v >= lastV) continue;
    const column = u | 0;
    const row = v | 0;
    const at = row * width + column;
    const below = at + width;
    const near = alpha[at] ?? 0;
    const far = alpha[below + 1] ?? 0;
    // Opposite corners tell clear and solid areas apart well enough, and most pixels lie in one of them.
    if (near === 0 && far === 0) continue;
    const fu = u - column;
    const fv = v - row;
    const w11 = fu * fv;
    const w10 = fu - w11;
    const w01 = fv - w11;
    const w00 = 1 - fu - w01;
    const light =
      (shade[at] ?? 0) * w00 +
      (shade[at + 1] ?? 0) * w10 +
      (shade[below] ?? 0) * w01 +
      (shade[below + 1] ?? 0) * w11;
    if (near === 255 && far === 255) {
      pixels[i] = light;
      continue;
    }
    const opacity = near * w00 + (alpha[at + 1] ?? 0) * w10 + (alpha[below] ?? 0) * w01 + far * w11;
    pixels[i] = light + (pixels[i] ?? 0) * (1 - opacity / 255);
  }
}

function boundsOf(
  canvas: Canvas,
  sprite: Sprite,
  { a, b, c, d, e, f }: Matrix,
): [number, number, number, number] {
  const { width, height } = sprite;
  const xs = [e, e + a * width, e + c * height, e + a * width + c * height];
  const ys = [f, f + b * width, f + d * height, f + b * width + d * height];
  return [
    Math.max(0, Math.floor(Math.min(...xs))),
    Math.max(0, Math.floor(Math.min(...ys))),
    Math.min(canvas.width, Math.ceil(Math.max(...xs))),
    Math.min(canvas.height, Math.ceil(Math.max(...ys))),
  ];
}
