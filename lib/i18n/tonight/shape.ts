import type { Signal } from '@/lib/cradle/topics';
import type { CheckId, CheckReason, CheckState } from '@/lib/tonight/check';

/** Words of the page that says whether everything is in order for the night. */
export interface TonightWords {
  title: string;
  ready: string;
  readyHint: string;
  notReady: (count: number) => string;
  notReadyHint: string;
  checking: string;
  checkingHint: string;
  lost: string;
  lostHint: string;
  refreshed: string;
  noScript: string;
  /** Heads of the groups. */
  server: string;
  you: string;
  states: Record<CheckState, string>;
  /** Of a check that waits for a first cradle. */
  idle: string;
  checks: Record<CheckId, string>;
  /** What of a cradle is not being watched. */
  unwatched: Record<Signal, string>;
  /**
   * What is not as it should be. `unwatched` is the sentence above of the signal that it is about, `age` how long ago it
   * was last fine; null where there is none.
   */
  reasons: Record<CheckReason, (of: { unwatched: string | null; age: string | null }) => string>;
  /** What to do about it; null where a button beside it says so, or there is nothing to do. */
  cures: Record<CheckReason, string | null>;
  /** Where that is done. */
  links: { settings: string; reach: string; cradle: string };
  proven: { push: (age: string) => string; email: (age: string) => string };
  testPush: string;
  testEmail: string;
}
