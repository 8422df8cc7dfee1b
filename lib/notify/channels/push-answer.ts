import type { SendOutcome } from '../channel';
import { REFUSED_ADDRESS } from './guarded-agent';
import type { PushAnswer } from './push-request';

/** Statuses that pass: asked too early or too often, or the service has troubles of its own. */
const PASSING = new Set([408, 425, 429]);
/** The subscription is no more (RFC 8030, 7.3; services say 404 as well as 410). */
const GONE = new Set([404, 410]);

/** What follows from the answer of a push service. @param now wall ms */
export function readPushAnswer(answer: PushAnswer, now: number): SendOutcome {
  if ('error' in answer) {
    return answer.error === REFUSED_ADDRESS
      ? { outcome: 'refused', reason: 'its address lies within a local network' }
      : { outcome: 'later', reason: `the push service was not reached: ${answer.error}`, retryAfterMs: null };
  }
  const { status, retryAfter } = answer;
  const reason = `the push service answered ${status}`;
  if (status >= 200 && status < 300) return { outcome: 'sent' };
  if (GONE.has(status)) return { outcome: 'gone', reason };
  if (PASSING.has(status) || status >= 500) {
    return { outcome: 'later', reason, retryAfterMs: parseRetryAfter(retryAfter, now) };
  }
  return { outcome: 'refused', reason };
}

/** RFC 9110, 10.2.3: seconds, or a date. Null for anything else. */
function parseRetryAfter(text: string | null, now: number): number | null {
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
