import { expect, it } from 'vitest';
import { parseLocale } from './locales';

it.each([
  ['en', 'en'],
  ['ko', 'ko'],
  ['fr', 'ko'],
  ['', 'ko'],
  [undefined, 'ko'],
  [7, 'ko'],
])('reads %j as %s', (value, locale) => {
  expect(parseLocale(value)).toBe(locale);
});
