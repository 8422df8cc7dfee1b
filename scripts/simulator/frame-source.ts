import type { Scene } from './scenes';

/** The moment for which a picture is wanted. */
export type Moment = {
  scene: Scene;
  /** Since the scene began. */
  elapsedMs: number;
  wallClock: Date;
  /** How far the cradle leans, -1 to 1. */
  sway: number;
};

/** Where a cradle's pictures come from: drawn, looped or filmed. One source may serve many cradles. */
export type FrameSource = {
  /** Prepares whatever takes long. May be called again; does nothing then. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A JPEG of 640x480. Null when there is none for this moment (a film that has not begun). */
  frame(moment: Moment): Promise<Buffer | null>;
};
