import type { CheckId, CheckReason, CheckState } from '@/lib/tonight/check';

/** Words of the page that says whether everything is in order for the night. */
export interface TonightWords {
  title: string;
  ready: string;
  readyHint: string;
  notReady: (count: number) => string;
  notReadyHint: string;
  lost: string;
  refreshed: string;
  noScript: string;
  /** Heads of the groups. */
  server: string;
  you: string;
  states: Record<CheckState, string>;
  checks: Record<CheckId, string>;
  /** What is not as it should be. `label` is the check's; `age` is how long ago it was last fine, or null. */
  reasons: Record<CheckReason, (of: { label: string; age: string | null }) => string>;
  /** What to do about it; null when there is nothing to do. */
  cures: Record<CheckReason, string | null>;
  /** Where that is done. */
  links: { settings: string; reach: string; cradle: string; test: string };
}
