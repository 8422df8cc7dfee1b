import type { AnswerOf } from '@/lib/contracts/call';
import type { testReportCall } from '@/lib/contracts/notification-test';
import { toIso } from '@/lib/platform/time';
import type { TestReport } from '@/lib/runtime/notification-tests';

type Recipient = AnswerOf<typeof testReportCall, 200>['recipients'][number];

/** A test as the wire says it: how long after it was asked for each step was taken. */
export function toTestAnswer({ id, createdAt, rows }: TestReport): AnswerOf<typeof testReportCall, 200> {
  return {
    id,
    created_at: toIso(createdAt),
    recipients: rows.map(
      ({ channel, state, reason, attempts, createdAt: queuedAt, sentAt, shownAt, openedAt }): Recipient => ({
        channel,
        state,
        reason,
        attempts,
        steps: [
          ...step('queued', queuedAt, createdAt),
          ...step('sent', sentAt, createdAt),
          ...step('shown', shownAt, createdAt),
          ...step('opened', openedAt, createdAt),
        ],
      }),
    ),
  };
}

/** Wall times: a clock that was set back meanwhile makes no negative ones. */
function step(
  name: Recipient['steps'][number]['step'],
  at: number | null,
  since: number,
): Recipient['steps'] {
  return at === null ? [] : [{ step: name, ms: Math.max(0, Math.round(at - since)) }];
}
