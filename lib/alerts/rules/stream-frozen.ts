import { FRAME_FRESH_FOR_MS } from '@/lib/cradle/freshness';
import { ABOUT_WATCH, type Rule, wholeSeconds } from './rule';

/** Even the picture of a dark room changes from frame to frame, by the noise of the sensor. In ms. */
export const FROZEN_AFTER_MS = 60_000;

/** Frames keep coming, and every one is byte for byte the one before. */
export const streamFrozen: Rule = {
  ...ABOUT_WATCH,
  keys: ['stream_frozen'],
  judge({ heard, frozenSince }, { now }) {
    if (heard.frame === null || now - heard.frame >= FRAME_FRESH_FOR_MS) return { is: 'unknown' };
    if (frozenSince === null) return { is: 'normal', until: heard.frame };
    const due = frozenSince + FROZEN_AFTER_MS;
    if (now < due) return { is: 'pending', due };
    const details = { seconds: wholeSeconds(now - frozenSince), limit: FROZEN_AFTER_MS / 1_000 };
    return { is: 'bad', since: frozenSince, details };
  },
};
