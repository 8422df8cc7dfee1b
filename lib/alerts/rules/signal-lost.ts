import { SIGNALS } from '@/lib/cradle/topics';
import { lastHeard } from '../facts';
import { ABOUT_WATCH, type Rule, wholeSeconds } from './rule';

/** In ms. */
const LOST_AFTER_MS = 60_000;
/** Another signal was heard within this time: the cradle itself is there, in ms. */
const OTHERS_WITHIN_MS = 15_000;
/** The signal is there again when it came within this time, in ms. */
const PRESENT_FOR_MS = 30_000;

/** One signal that had been reporting stopped while others go on. Each signal has an episode of its own. */
export const signalLost: Rule = {
  ...ABOUT_WATCH,
  keys: SIGNALS.map((signal) => `signal_lost:${signal}`),
  judge(facts, { now, reachableSince }, key) {
    const signal = SIGNALS.find((each) => key.endsWith(`:${each}`));
    const heardAt = signal === undefined ? null : facts.heard[signal];
    if (signal === undefined || heardAt === null || heardAt === undefined) return { is: 'normal' };
    if (reachableSince === null) return { is: 'unknown' };
    const due = Math.max(heardAt, facts.presentSince ?? heardAt, reachableSince) + LOST_AFTER_MS;
    if (now < due) {
      const isPresent = now - heardAt < PRESENT_FOR_MS;
      return isPresent ? { is: 'normal', due: heardAt + PRESENT_FOR_MS } : { is: 'pending', due };
    }
    const othersAt = lastHeard(facts, signal);
    if (othersAt === null || now - othersAt >= OTHERS_WITHIN_MS) return { is: 'unknown' };
    const details = { signal, seconds: wholeSeconds(now - heardAt), limit: LOST_AFTER_MS / 1_000 };
    return { is: 'bad', since: heardAt, details };
  },
};
