import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';

/** What has to be fine of each cradle that is in use, in the order in which it is told. */
export const CRADLE_CHECK_IDS = ['frame', ...SENSOR_KINDS, 'offline', 'told'] as const;
export type CradleCheckId = (typeof CRADLE_CHECK_IDS)[number];

/** What has to be fine for all of them together. */
export const COMMON_CHECK_IDS = ['push', 'email', 'broker', 'database', 'recording'] as const;
export type CommonCheckId = (typeof COMMON_CHECK_IDS)[number];

/** `cradle` is a cradle as a whole, or that there is none. */
export const CHECK_IDS = ['cradle', ...CRADLE_CHECK_IDS, ...COMMON_CHECK_IDS] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** `off`: the caregiver wants it so. What is not known is `unknown`, and never counts as fine. */
export const CHECK_STATES = ['ok', 'problem', 'unknown', 'off'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** Why a check is not `ok`; each has a sentence and a way out in lib/i18n/tonight. */
export const CHECK_REASONS = [
  'no_cradle',
  'not_in_use',
  'gone',
  'silent',
  'never',
  'frozen',
  'offline_ignored',
  'muted',
  'push_off',
  'push_unknown',
  'push_unread',
  'push_missing',
  'push_failed',
  'push_unproven',
  'email_off',
  'email_unread',
  'email_not_set_up',
  'email_missing',
  'email_refused',
  'email_failed',
  'email_unproven',
  'broker_down',
  'database_down',
  'disk_unknown',
  'disk_full',
] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export interface Check {
  id: CheckId;
  /** The cradle that it is about; null for what is about all. */
  uuid: string | null;
  state: CheckState;
  /** Null when it is ok. */
  reason: CheckReason | null;
  /** When it was last fine, wall ms, where that is known. */
  at: number | null;
}

/** What one check finds. */
export type Verdict = Omit<Check, 'id' | 'uuid'>;

/** Whether somebody has to look at it. */
export function isOpen({ state }: { state: CheckState }): boolean {
  return state === 'problem' || state === 'unknown';
}

export function fine(at: number | null = null): Verdict {
  return { state: 'ok', reason: null, at };
}

export function wrong(reason: CheckReason, at: number | null = null): Verdict {
  return { state: 'problem', reason, at };
}

export function unknown(reason: CheckReason): Verdict {
  return { state: 'unknown', reason, at: null };
}

export function switchedOff(reason: CheckReason): Verdict {
  return { state: 'off', reason, at: null };
}
