import { readScene, type Scene } from './scenes';
import { DIRECTIONS } from './wire';

export const FACES = ['sleeping', 'crying', 'turned-left', 'turned-right'] as const;
export type Face = (typeof FACES)[number];

/** How the baby lies. Angles in degrees clockwise, distances in pixels of the 640x480 picture. */
export type Pose = {
  face: Face;
  /** -1 breathed out, 1 breathed in. */
  breath: number;
  headAngle: number;
  headShift: number;
  bodyAngle: number;
  leftArm: number;
  rightArm: number;
  leftKnee: number;
  rightKnee: number;
  /** 0 closed to 1 wide open; seen on the crying face only. */
  mouth: number;
  /** True: the blanket has come over the face. */
  covered: boolean;
};

/** The pose that the scene's own readings describe, so that picture and sensors tell one story. */
export function poseIn(scene: Scene, elapsedMs: number): Pose {
  const { crying, direction } = readScene(scene, elapsedMs);
  const seconds = elapsedMs / 1_000;
  if (crying === 'Crying') return cryingPose(seconds);
  if (direction === DIRECTIONS.left) return turnedPose(seconds, -1);
  if (direction === DIRECTIONS.right) return turnedPose(seconds, 1);
  return { ...sleepingPose(seconds), covered: scene === 'no-face' };
}

function sleepingPose(seconds: number): Pose {
  // A stretch of the arms for some seconds in every fourteen: a sleeper who never stirs looks like a photograph.
  const stir = Math.max(0, Math.sin((seconds / 14) * 2 * Math.PI)) ** 6;
  return {
    face: 'sleeping',
    breath: Math.sin((seconds / 2.6) * 2 * Math.PI),
    headAngle: 3 * Math.sin(seconds / 5) + 4 * stir * Math.sin(seconds * 2),
    headShift: 2 * Math.sin(seconds / 5 + 0.5),
    bodyAngle: 0.8 * Math.sin(seconds / 6),
    leftArm: 2 * Math.sin(seconds / 3) + 14 * stir * Math.sin(seconds * 3),
    rightArm: 2 * Math.sin(seconds / 3.7) - 12 * stir * Math.sin(seconds * 2.6),
    leftKnee: 2 * Math.sin(seconds / 4) + 6 * stir,
    rightKnee: 2 * Math.sin(seconds / 3.3) - 5 * stir,
    mouth: 0,
    covered: false,
  };
}

function cryingPose(seconds: number): Pose {
  return {
    ...sleepingPose(seconds),
    face: 'crying',
    breath: 1.6 * Math.sin((seconds / 1.1) * 2 * Math.PI),
    headAngle: 9 * Math.sin(seconds * 2.9),
    headShift: 5 * Math.sin(seconds * 2.3),
    bodyAngle: 2.5 * Math.sin(seconds * 1.7),
    leftArm: -12 + 26 * Math.sin(seconds * 5.1),
    rightArm: 12 + 26 * Math.sin(seconds * 4.4 + 1),
    leftKnee: 14 * Math.sin(seconds * 4),
    rightKnee: -14 * Math.sin(seconds * 4.3),
    mouth: 0.65 + 0.35 * Math.sin(seconds * 5.7),
  };
}

function turnedPose(seconds: number, side: -1 | 1): Pose {
  return {
    ...sleepingPose(seconds),
    face: side < 0 ? 'turned-left' : 'turned-right',
    headAngle: side * (10 + 2 * Math.sin(seconds / 2)),
    headShift: side * 14,
    bodyAngle: -side * 6,
  };
}
