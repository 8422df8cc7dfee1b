import { describe, expect, it } from 'vitest';
import { type Readings, readScene, SCENES, type Scene, SILENT_AFTER_MS, TURNS_AFTER_MS } from './scenes';
import { DIRECTIONS } from './wire';

const MINUTE_MS = 60_000;

describe('the scenes', () => {
  it.each(SCENES)('%s reads plausible values through ten minutes, the same for the same moment', (scene) => {
    for (const readings of during(scene, 0, 10 * MINUTE_MS, 1_700)) {
      expect(readings.temperature).toBeGreaterThan(35.5);
      expect(readings.temperature).toBeLessThan(40);
      expect(readings.temperature).toBe(Number(readings.temperature.toFixed(1)));
      expect(readings.probability).toBeGreaterThan(0.5);
      expect(readings.probability).toBeLessThanOrEqual(1);
    }
    expect(readScene(scene, 12_345)).toEqual(readScene(scene, 12_345));
  });

  it('calm stays near 36.5 °C, silent, facing up but for a moment of looking again', () => {
    const readings = during('calm', 0, MINUTE_MS);
    expect(readings.every(({ temperature }) => Math.abs(temperature - 36.5) <= 0.2)).toBe(true);
    expect(directionsOf(readings)).toEqual(new Set([DIRECTIONS.facingUp, DIRECTIONS.checking]));
    expect(new Set(readings.map(({ crying }) => crying))).toEqual(new Set(['Silent']));
  });

  it('fever begins below 38 °C and is at 38.6 °C or more from a minute on', () => {
    expect(readScene('fever', 0).temperature).toBeLessThan(37.5);
    const after = during('fever', MINUTE_MS, 5 * MINUTE_MS).map(({ temperature }) => temperature);
    expect(Math.min(...after)).toBeGreaterThanOrEqual(38.6);
  });

  it('crying cries without a break', () => {
    expect(during('crying', 0, MINUTE_MS).every(({ crying }) => crying === 'Crying')).toBe(true);
  });

  it('face-down faces up for some seconds, then left or right and never up again', () => {
    expect(directionsOf(during('face-down', 0, TURNS_AFTER_MS))).toEqual(new Set([DIRECTIONS.facingUp]));
    const turned = directionsOf(during('face-down', TURNS_AFTER_MS, 3 * MINUTE_MS));
    expect(turned).toEqual(new Set([DIRECTIONS.left, DIRECTIONS.right]));
  });

  it('no-face shows no face, with errors of the detector mixed in', () => {
    const seen = directionsOf(during('no-face', 0, MINUTE_MS));
    expect(seen).toEqual(new Set([DIRECTIONS.noFace, DIRECTIONS.detectorError]));
  });

  it('frozen goes on sending, of a camera that films no more', () => {
    expect(readScene('frozen', MINUTE_MS)).toMatchObject({ sending: true, filming: false });
  });

  it('silent sends for five seconds and then no more', () => {
    expect(readScene('silent', SILENT_AFTER_MS - 1).sending).toBe(true);
    expect(during('silent', SILENT_AFTER_MS, MINUTE_MS).some(({ sending }) => sending)).toBe(false);
  });
});

/** One reading every `stepMs`, `toMs` left out. */
function during(scene: Scene, fromMs: number, toMs: number, stepMs = 100): Readings[] {
  const count = Math.floor((toMs - fromMs) / stepMs);
  return Array.from({ length: count }, (_, index) => readScene(scene, fromMs + index * stepMs));
}

function directionsOf(readings: Readings[]): Set<string> {
  return new Set(readings.map(({ direction }) => direction));
}
