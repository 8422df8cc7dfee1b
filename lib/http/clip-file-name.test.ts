import { expect, it } from 'vitest';
import { clipFileName } from './clip-file-name';

const createdAt = Date.UTC(2025, 9, 3, 12, 34, 56, 789);

it.each<[string, string, number | null, string]>([
  ['says when in UTC, and what', 'crying', createdAt, 'smart-cradle-2025-10-03T12-34-56Z-crying.mp4'],
  [
    'takes no text of a row into the header',
    'x"\r\nSet-Cookie: a',
    createdAt,
    'smart-cradle-2025-10-03T12-34-56Z-alert.mp4',
  ],
  ['leaves out a time that nobody knows', 'crying', null, 'smart-cradle-crying.mp4'],
])('the name of a file %s', (_, type, at, name) => {
  expect(clipFileName({ type, createdAt: at })).toBe(name);
});
