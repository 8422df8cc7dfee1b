import { ABOUT_BABY, type Rule, wholeSeconds } from './rule';

/** Crying without a break; only a message that says otherwise is one. */
export const crying: Rule = {
  ...ABOUT_BABY,
  keys: ['crying'],
  faceDetected: null,
  again: { signal: 'crying', afterMs: 120_000 },
  judge({ crying: heard }, { now, settings }) {
    if (heard === null) return { is: 'unknown' };
    if (heard.value !== 'Crying') return { is: 'normal' };
    const limit = settings.cryingDurationThreshold;
    const due = heard.since + limit * 1_000;
    if (now < due) return { is: 'pending', due };
    return { is: 'bad', since: heard.since, details: { seconds: wholeSeconds(now - heard.since), limit } };
  },
};
