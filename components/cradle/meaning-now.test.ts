import { expect, it } from 'vitest';
import { meaningNow } from './meaning-now';

const run = { since: 1_000, say: (time: string) => `for ${time}` };

it.each([
  ['what it means while it is new', run, 10_900, 'meaning'],
  ['how long it has been so', run, 181_000, 'for 3 min'],
  ['what it means when nobody knows since when', null, 181_000, 'meaning'],
  ['what it means while the clock is not known', run, null, 'meaning'],
])('says %s', (_what, since, now, said) => {
  expect(meaningNow({ lasting: since, meaning: 'meaning' }, now, 'en')).toBe(said);
});
