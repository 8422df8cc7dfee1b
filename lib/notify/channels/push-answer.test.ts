import { expect, it } from 'vitest';
import { REFUSED_ADDRESS } from './guarded-agent';
import { readPushAnswer } from './push-answer';

const NOW = Date.UTC(2025, 9, 3, 12, 0, 0);

it.each([
  [200, 'sent'],
  [201, 'sent'],
  [204, 'sent'],
  [301, 'refused'],
  [400, 'refused'],
  [401, 'refused'],
  [403, 'refused'],
  [404, 'gone'],
  [410, 'gone'],
  [413, 'refused'],
  [408, 'later'],
  [429, 'later'],
  [500, 'later'],
  [503, 'later'],
])('%d means %s', (status, outcome) => {
  expect(readPushAnswer({ status, retryAfter: null }, NOW).outcome).toBe(outcome);
});

it.each([
  ['30', 30_000],
  ['0', 0],
  ['Fri, 03 Oct 2025 12:01:00 GMT', 60_000],
  ['Fri, 03 Oct 2025 11:00:00 GMT', 0],
  ['soon', null],
  ['-5x', null],
  [null, null],
])('Retry-After: %j asks for %j ms', (retryAfter, retryAfterMs) => {
  expect(readPushAnswer({ status: 429, retryAfter }, NOW)).toMatchObject({ outcome: 'later', retryAfterMs });
});

it('tells an address that is never asked from one that is not reached now', () => {
  expect(readPushAnswer({ error: REFUSED_ADDRESS }, NOW).outcome).toBe('refused');
  expect(readPushAnswer({ error: 'ENOTFOUND' }, NOW)).toMatchObject({ outcome: 'later', retryAfterMs: null });
});
