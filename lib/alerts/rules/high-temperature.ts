import { ABOUT_BABY, type Rule } from './rule';

/** Above the limit, with the first reading that is. */
export const highTemperature: Rule = {
  ...ABOUT_BABY,
  keys: ['high_temperature'],
  faceDetected: true,
  again: { signal: 'temperature', afterMs: 300_000 },
  judge({ temperature }, { settings }) {
    if (temperature === null) return { is: 'unknown' };
    const { value, at } = temperature;
    const limit = settings.maxTemperature;
    return value > limit ? { is: 'bad', since: at, details: { value, limit } } : { is: 'normal' };
  },
};
