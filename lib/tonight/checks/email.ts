import { fine, switchedOff, unknown, type Verdict, wrong } from '../check';
import type { TonightFacts } from '../facts';
import { isProven } from '../proof';

export function checkEmail({ cradles, email, now }: TonightFacts): Verdict {
  if (!cradles.some(({ inUse, emailEnabled }) => inUse && emailEnabled)) return switchedOff('email_off');
  if (email === null) return unknown('email_unread');
  if (!email.canSend) return wrong('email_not_set_up');
  if (!email.confirmed) return wrong('email_missing');
  if (email.refused) return wrong('email_refused', email.provenAt);
  if (email.failed) return wrong('email_failed', email.provenAt);
  return isProven(email.provenAt, now) ? fine(email.provenAt) : wrong('email_unproven', email.provenAt);
}
