import { SIGNALS } from '@/lib/cradle/topics';
import { lastHeard } from '../facts';
import { ABOUT_WATCH, type Rule, wholeSeconds } from './rule';

/** In ms. */
const LOST_AFTER_MS = 60_000;
/** Another signal was heard within this time: the cradle itself is there, in ms. */
const OTHERS_WITHIN_MS = 15_000;

/** One signal that had been reporting stopped while others go on. Each signal has an episode of its own. */
export const signalLost: Rule = {
  ...ABOUT_WATCH,
  keys: SIGNALS.map((signal) => `signal_lost:${signal}`),
  judge(facts, { now, reachableSince }, key) {
    const signal = SIGNALS.find((each) => key.endsWith(`:${each}`));
    const heardAt = signal === undefined ? null : facts.heard[signal];
    if (signal === undefined || heardAt === null || reachableSince === null) return { is: 'unknown' };
    // A cradle that comes back does not find all its voices in the same moment.
    const missedFrom = Math.max(heardAt, facts.presentSince ?? heardAt, reachableSince);
    const due = missedFrom + LOST_AFTER_MS;
    if (now < due)
      return missedFrom === heardAt ? { is: 'normal', until: heardAt, due } : { is: 'unknown', due };
    const othersAt = lastHeard(facts, signal);
    if (othersAt === null || now - othersAt >= OTHERS_WITHIN_MS) return { is: 'unknown' };
    const details = { signal, seconds: wholeSeconds(now - heardAt), limit: LOST_AFTER_MS / 1_000 };
    return { is: 'bad', since: heardAt, details };
  },
};
