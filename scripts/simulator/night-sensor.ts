import type { Canvas } from './sprite';

/**
 * Standard deviation of the grain, in grey levels. Chosen so that a 640x480 picture at JPEG quality 80 has the
 * 40 to 60 KB of the cameras in the field: without grain a drawing would have 15.
 */
const GRAIN = 4.8;
/** Distinct starting points into the grain, so that two pictures in a row never carry the same. */
const GRAIN_SHIFTS = 1 << 16;

/** Turns a clean grey picture into the RGB bytes of an infrared camera at night: a cold tint, and grain. */
type NightSensor = (canvas: Canvas, random: () => number) => Buffer;

export function createNightSensor(pixelCount: number, random: () => number): NightSensor {
  const grain = makeGrain(pixelCount + GRAIN_SHIFTS, random);
  const red = tint((tone) => tone * 0.93);
  const green = tint((tone) => tone * 1.0);
  const blue = tint((tone) => tone * 0.97 + 3);
  return (canvas, shift) => {
    const { pixels } = canvas;
    const offset = Math.floor(shift() * GRAIN_SHIFTS);
    const rgb = Buffer.allocUnsafe(pixels.length * 3);
    for (let i = 0, o = 0; i < pixels.length; i++, o += 3) {
      const level = (pixels[i] ?? 0) + (grain[i + offset] ?? 0) + 64;
      rgb[o] = red[level] ?? 0;
      rgb[o + 1] = green[level] ?? 0;
      rgb[o + 2] = blue[level] ?? 0;
    }
    return rgb;
  };
}

/** A table for the levels -64 to 319, which grey plus grain can reach. */
function tint(toneOf: (tone: number) => number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: 384 }, (_, index) =>
    toneOf(Math.min(255, Math.max(0, index - 64))),
  );
}

function makeGrain(length: number, random: () => number): Int8Array {
  const grain = new Int8Array(length);
  // The sum of four uniform numbers is near enough to a bell curve, at a fraction of the price of Box-Muller.
  const scale = GRAIN * Math.sqrt(3);
  for (let i = 0; i < length; i++) {
    const sum = random() + random() + random() + random() - 2;
    grain[i] = Math.max(-64, Math.min(63, Math.round(sum * scale)));
  }
  return grain;
}
