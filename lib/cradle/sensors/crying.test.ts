import { expect, it } from 'vitest';
import { crying } from './crying';

it.each([
  ['Crying', 'Crying'],
  ['Not Crying', 'Not Crying'],
  ['Silent', 'Not Crying'],
  ['crying', 'Not Crying'],
  ['Crying ', 'Not Crying'],
  ['Laughing', 'Not Crying'],
])('reads the status %j as %s', (status, value) => {
  expect(crying.parse({ status, probability: 0.89, timestamp: '2025-10-03 12:34:56' })).toEqual({ value });
});

it.each([[''], [null], [undefined], [1], [true], [['Crying']], [{}]])('finds no status in %j', (status) => {
  expect(crying.parse({ status })).toEqual({ fault: 'wrong_type' });
});

it('is worth a row when it begins, ends, or is first heard', () => {
  expect(crying.isChange('Not Crying', 'Crying')).toBe(true);
  expect(crying.isChange('Crying', 'Not Crying')).toBe(true);
  expect(crying.isChange(null, 'Not Crying')).toBe(true);
  expect(crying.isChange('Crying', 'Crying')).toBe(false);
});
