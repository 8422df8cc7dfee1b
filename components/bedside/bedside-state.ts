import type { LiveSnapshot } from '@/lib/contracts/live';

/** What the page beside the bed knows. Moments are local and monotonic (performance.now()), in ms, unless said. */
export interface BedsideState {
  heardAt: number;
  /** When the device woke from its last sleep; null when it has not slept. */
  wokenAt: number | null;
  tickedAt: number;
  /** The same tick by the local wall clock. */
  tickedAtWall: number;
  now: number;
  signedOut: boolean;
  /** Null until the server was heard for the first time. */
  cradles: readonly LiveSnapshot[] | null;
  /** When that was, by the server's wall clock; null also while there was no cradle. */
  beganAt: number | null;
  /** Since when the server has been saying that no cradle can reach it; null while they can. */
  brokerDownSince: number | null;
  /** Keys of causes that are silent here; one that goes away may ring again when it comes back. */
  silenced: readonly string[];
  /** The device slept for that long, and nobody watched here meanwhile; null when it did not. */
  sleptMs: number | null;
}

export type BedsideEvent =
  | { type: 'tick'; now: number; wall: number }
  | { type: 'heard'; now: number; cradles: readonly LiveSnapshot[] }
  | { type: 'signedOut' }
  | { type: 'silence' }
  | { type: 'sleepNoted' };
