import { expect, it } from 'vitest';
import { apiDocument } from './api-document';

it.each(['ko', 'en'] as const)('is made once: %s', (locale) => {
  expect(apiDocument(locale)).toBe(apiDocument(locale));
});

it('describes every answer in Korean for Korean readers', () => {
  const { paths } = apiDocument('ko') as { paths: Record<string, Record<string, { responses: object }>> };
  const described = Object.values(paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap(({ responses }) => Object.values(responses) as { description: string }[]);
  expect(described.filter(({ description }) => !/[가-힣]/.test(description))).toEqual([]);
});
