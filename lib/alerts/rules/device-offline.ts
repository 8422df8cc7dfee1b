import { lastHeard } from '../facts';
import { ABOUT_WATCH, type Rule, wholeSeconds } from './rule';

/** A cradle that was not heard since we can be reached (again) has this long for it, in ms. */
const GRACE_MS = 60_000;

/** A cradle that had been reporting says nothing any more. */
export const deviceOffline: Rule = {
  ...ABOUT_WATCH,
  keys: ['device_offline'],
  judge(facts, { now, settings, reachableSince }) {
    const heardAt = lastHeard(facts);
    if (settings.offlineTimeout === 0 || heardAt === null || reachableSince === null)
      return { is: 'unknown' };
    const limit = settings.offlineTimeout;
    const isBack = heardAt >= reachableSince;
    const due = Math.max(heardAt + limit * 1_000, isBack ? heardAt : reachableSince + GRACE_MS);
    if (now >= due)
      return { is: 'bad', since: heardAt, details: { seconds: wholeSeconds(now - heardAt), limit } };
    return isBack ? { is: 'normal', until: heardAt, due } : { is: 'unknown', due };
  },
};
