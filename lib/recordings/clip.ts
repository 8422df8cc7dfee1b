import { recordingOf } from './interval';

/** A picture that was stored, without its bytes. */
export interface StoredFrame {
  id: number;
  /** When it was received, wall ms. */
  at: number;
}

export interface StoredPicture {
  id: number;
  /** The device's own bytes: whatever it sent, a whole JPEG or not. */
  jpeg: Buffer;
}

/** One cradle between two moments. */
export interface ClipInterval {
  agentId: number;
  /** Wall ms. */
  from: number;
  /** Wall ms; the moment itself is not part of it any more. */
  to: number;
}

/** What a clip is made of; the frames in the order of their times. */
export interface Clip extends ClipInterval {
  frames: readonly StoredFrame[];
}

/** The clip of an alert that was raised at that moment: its whole recording, the last moment included. */
export function clipOfAlert({ agentId, at }: { agentId: number; at: number }): ClipInterval {
  const { from, to } = recordingOf(at);
  return { agentId, from, to: to + 1 };
}
