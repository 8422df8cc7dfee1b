import { fine, switchedOff, unknown, type Verdict, wrong } from '../check';
import type { TonightFacts } from '../facts';
import { isProven } from '../proof';

/** Whether an alert appears on the very device that asks. */
export function checkPush({ cradles, databaseIsUp, device, now }: TonightFacts): Verdict {
  if (!cradles.some(({ inUse, pushEnabled }) => inUse && pushEnabled)) return switchedOff('push_off');
  if (device === null) return unknown(databaseIsUp ? 'push_unknown' : 'push_unread');
  if (!device.known) return wrong('push_missing');
  if (device.failed) return wrong('push_failed', device.provenAt);
  return isProven(device.provenAt, now) ? fine(device.provenAt) : wrong('push_unproven', device.provenAt);
}
