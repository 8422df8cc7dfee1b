import type { AnswerOf } from '@/lib/contracts/call';
import type { testReportCall } from '@/lib/contracts/notification-test';

export type TestReport = AnswerOf<typeof testReportCall, 200>;
export type TestRecipient = TestReport['recipients'][number];

/** Longer than a push service takes on a bad line; what comes later is no news any more, in ms. */
export const PATIENCE_MS = 60_000;

/** Whether nothing more is to be heard of it: a mailbox does not tell what is seen. */
function isSettled({ channel, state }: TestRecipient): boolean {
  if (state === 'failed' || state === 'opened') return true;
  return channel === 'email' ? state === 'sent' : state === 'shown';
}

/** Whether to go on asking, `elapsed` ms after the test was asked for. */
export function isUnderWay({ recipients }: TestReport, elapsed: number): boolean {
  return elapsed < PATIENCE_MS && !recipients.every(isSettled);
}

/**
 * What can be said of one that a test goes to. `unsent`: the server still tries, and nobody waits for it any more;
 * `unseen`: it went out, and no device has said that it was shown.
 */
export type TestOutcome = 'sending' | 'unsent' | 'sent' | 'unseen' | 'shown' | 'failed';

/** @param waiting more may still be heard of it */
export function outcomeOf({ channel, state }: TestRecipient, waiting: boolean): TestOutcome {
  switch (state) {
    case 'queued':
      return waiting ? 'sending' : 'unsent';
    case 'sent':
      return waiting || channel === 'email' ? 'sent' : 'unseen';
    case 'shown':
    case 'opened':
      return 'shown';
    case 'failed':
      return 'failed';
  }
}

/** It has not left the server. */
export function isUndelivered(outcome: TestOutcome): boolean {
  return outcome === 'failed' || outcome === 'unsent';
}

/** Tenths of a second: where a step is quick, whole seconds would say nothing. */
export function formatStep(ms: number): string {
  return (Math.round(ms / 100) / 10).toFixed(1);
}
