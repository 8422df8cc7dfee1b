import type { AlertDetails } from '@/lib/alerts/alert';
import type { AlertLog } from '@/lib/contracts/alerts';

/** What became of an alert besides being resolved. Times in wall ms. */
export interface AlertLife {
  acknowledgedAt: number | null;
  /** Name of the caregiver. */
  acknowledgedBy: string | null;
  /** Since when things are normal again. */
  clearedAt: number | null;
}

/** An alert as pages show it. */
export interface PageAlert extends AlertLog {
  /** What the cradle is called; null without a name. */
  cradleName: string | null;
  details: AlertDetails;
  life: AlertLife;
  /** Whole seconds that it had gone on when the page was made; null once it is over, or nobody watches for its end. */
  lasted: number | null;
  /** Its recording is never deleted for its age. */
  kept: boolean;
  /** Nobody has looked at it, nor answered it anywhere else. */
  unread: boolean;
}
