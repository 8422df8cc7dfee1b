import { type CryingStatus, DIRECTIONS, type Direction } from './wire';

export const SCENES = [
  'calm',
  'fever',
  'crying',
  'face-down',
  'no-face',
  'silent',
  'frozen',
  'flaky',
] as const;
export type Scene = (typeof SCENES)[number];

export type Readings = {
  /** °C, one decimal. */
  temperature: number;
  crying: CryingStatus;
  /** 0 to 1: how sure the sound classifier is of `crying`. */
  probability: number;
  direction: Direction;
  /** False: the device stays connected and sends nothing at all. */
  sending: boolean;
  /** False: the camera hangs, and its last picture is sent again and again. */
  filming: boolean;
};

/** The scene `silent` sends for this long before it falls silent. */
export const SILENT_AFTER_MS = 5_000;
/** The scene `face-down` faces up for this long before it turns. */
export const TURNS_AFTER_MS = 4_000;
/** The scene `fever` has climbed to its height after this long; it passes 38.0 °C at about half of it. */
const FEVER_CLIMB_MS = 45_000;

const SCENE_READINGS = {
  calm: calmReadings,
  fever: (elapsedMs) => ({ ...calmReadings(elapsedMs), temperature: feverTemperature(elapsedMs) }),
  crying: cryingReadings,
  'face-down': (elapsedMs) => ({ ...calmReadings(elapsedMs), direction: turnedDirection(elapsedMs) }),
  'no-face': (elapsedMs) => ({ ...calmReadings(elapsedMs), direction: hiddenDirection(elapsedMs) }),
  silent: (elapsedMs) => ({ ...calmReadings(elapsedMs), sending: elapsedMs < SILENT_AFTER_MS }),
  frozen: (elapsedMs) => ({ ...calmReadings(elapsedMs), filming: false }),
  flaky: calmReadings,
} satisfies Record<Scene, (elapsedMs: number) => Readings>;

/** What the sensors say `elapsedMs` after the scene began. The same moment always reads the same. */
export function readScene(scene: Scene, elapsedMs: number): Readings {
  return SCENE_READINGS[scene](elapsedMs);
}

function calmReadings(elapsedMs: number): Readings {
  return {
    temperature: oneDecimal(36.5 + wander(elapsedMs) * 0.2),
    crying: 'Silent',
    probability: twoDecimals(0.9 + wander(elapsedMs * 7) * 0.06),
    direction: isChecking(elapsedMs) ? DIRECTIONS.checking : DIRECTIONS.facingUp,
    sending: true,
    filming: true,
  };
}

function cryingReadings(elapsedMs: number): Readings {
  return {
    ...calmReadings(elapsedMs),
    temperature: oneDecimal(36.9 + wander(elapsedMs) * 0.1),
    crying: 'Crying',
    probability: twoDecimals(0.88 + wander(elapsedMs * 7) * 0.08),
  };
}

function feverTemperature(elapsedMs: number): number {
  const climbed = Math.min(1, elapsedMs / FEVER_CLIMB_MS);
  return oneDecimal(36.9 + climbed * 1.9 + wander(elapsedMs) * 0.05);
}

function turnedDirection(elapsedMs: number): Direction {
  if (elapsedMs < TURNS_AFTER_MS) return DIRECTIONS.facingUp;
  const cycleMs = (elapsedMs - TURNS_AFTER_MS) % 60_000;
  return cycleMs < 45_000 ? DIRECTIONS.left : DIRECTIONS.right;
}

/** One message in nine is the detector's own error, as when it finds half a face. */
function hiddenDirection(elapsedMs: number): Direction {
  return Math.floor(elapsedMs / 100) % 9 === 4 ? DIRECTIONS.detectorError : DIRECTIONS.noFace;
}

/** The detector looks again for 0.3 s in every 17 s. */
function isChecking(elapsedMs: number): boolean {
  return elapsedMs % 17_000 >= 16_700;
}

/** A slow, smooth wander between -1 and 1 that does not repeat within an hour. */
function wander(elapsedMs: number): number {
  const seconds = elapsedMs / 1_000;
  return 0.6 * Math.sin(seconds / 19) + 0.4 * Math.sin(seconds / 7.3 + 1);
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}
