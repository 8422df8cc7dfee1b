import type { Signal } from '@/lib/cradle/topics';
import type { AlertDetails } from '../alert';
import type { Facts } from '../facts';
import type { RuleContext } from '../observation';

/** What a rule makes of what is known. `due`: monotonic ms at which it would say otherwise though nothing came. */
export type Verdict =
  /** The alert's condition has lasted for long enough, since `since`. */
  | { is: 'bad'; since: number; details: AlertDetails; due?: number }
  /** On the way there, or not known to be over: no return to normal either. */
  | { is: 'pending'; due?: number }
  /** `until`: as far as anybody knows; absent where it holds until a message says otherwise. */
  | { is: 'normal'; until?: number; due?: number }
  /** Nobody can say: nothing is told again, and nothing ends. */
  | { is: 'unknown'; due?: number };

export interface Rule {
  /** One of these at a time has an episode of its own. */
  keys: readonly string[];
  judge(facts: Facts, context: RuleContext, key: string): Verdict;
  /** `face_detected` of its alerts (CONTRACT §5). */
  faceDetected: boolean | null;
  /** How long normal must last to count, in ms. */
  holdMs: number;
  /**
   * Another alert of the same episode, not before this many ms, with the next message of this signal that fulfils the
   * rule. An unresolved alert that is younger holds the next one back across a return to normal too (CONTRACT §5).
   * Null: one alert an episode.
   */
  again: { signal: Signal; afterMs: number } | null;
  /** Caregivers are told that things are normal again. */
  tellsRecovery: boolean;
}

/** A breath between two cries ends no episode, in ms. */
const BABY_HOLD_MS = 10_000;
const WATCH_HOLD_MS = 15_000;

/** What the rules about the baby have in common. */
export const ABOUT_BABY = { holdMs: BABY_HOLD_MS, tellsRecovery: false } as const;

/** What the rules about the watching itself have in common. */
export const ABOUT_WATCH = {
  faceDetected: null,
  holdMs: WATCH_HOLD_MS,
  again: null,
  tellsRecovery: true,
} as const;

export function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1_000);
}
