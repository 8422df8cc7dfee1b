import { expect, it } from 'vitest';
import { preferredLocale } from './accept-language';

it.each([
  [null, 'ko'],
  ['', 'ko'],
  ['*', 'ko'],
  ['ko', 'ko'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
  ['en-US,en;q=0.9,ko;q=0.8', 'en'],
  ['ko;q=0.8, en;q=0.9', 'en'],
  ['en, ko', 'ko'],
  ['fr-FR, en;q=0.5', 'en'],
  ['fr, de', 'ko'],
  ['en;q=0', 'ko'],
  ['en;q=abc', 'ko'],
  ['en;q=', 'ko'],
  ['en ; q=0.5 , ko ; q=0.4', 'en'],
  ['english', 'ko'],
  [',;,q=1;;', 'ko'],
])('answers %j in %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
