import { freshTemperature } from '../facts';
import { ABOUT_BABY, type Rule } from './rule';

/** Above the limit, with the first reading that is. */
export const highTemperature: Rule = {
  ...ABOUT_BABY,
  keys: ['high_temperature'],
  faceDetected: true,
  again: { signal: 'temperature', afterMs: 300_000 },
  judge(facts, { now, settings }) {
    if (facts.temperature === null) return { is: 'unknown' };
    const { value, at } = facts.temperature;
    const limit = settings.maxTemperature;
    // A thermometer that fell silent says neither that it is too warm now nor that it is not any more.
    if (freshTemperature(facts, now) === null) return { is: value > limit ? 'pending' : 'unknown' };
    return value > limit ? { is: 'bad', since: at, details: { value, limit } } : { is: 'normal' };
  },
};
