import { describe, expect, it } from 'vitest';
import { parseByteRange } from './byte-range';

const SIZE = 1_000;

describe('a range', () => {
  it.each<[string, [number, number]]>([
    ['bytes=0-', [0, 999]],
    ['bytes=0-0', [0, 0]],
    ['bytes=0-499', [0, 499]],
    ['bytes=500-999', [500, 999]],
    ['bytes=500-', [500, 999]],
    ['bytes=999-', [999, 999]],
    ['bytes=990-5000', [990, 999]],
    ['bytes=0-99999999999999999999999999', [0, 999]],
    ['bytes=-1', [999, 999]],
    ['bytes=-500', [500, 999]],
    ['bytes=-5000', [0, 999]],
    ['Bytes=1-2', [1, 2]],
    ['bytes= 1-2 ', [1, 2]],
    ['bytes=007-8', [7, 8]],
  ])('%j is a part', (header, [start, end]) => {
    expect(parseByteRange(header, SIZE)).toEqual({ start, end });
  });

  it.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=99999999999999999999999999-', 'bytes=-0'])(
    '%j lies outside',
    (header) => {
      expect(parseByteRange(header, SIZE)).toBe('unsatisfiable');
    },
  );

  it.each([
    null,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=a-b',
    'bytes=5-4',
    'bytes=1.5-2',
    'bytes=-1-2',
    'bytes=0x10-',
    'bytes=1-2-3',
    'bytes 0-5',
    'items=0-5',
    'bytes=0-1,5-9',
    'bytes=0-1, -1',
  ])('%j is none: everything is sent', (header) => {
    expect(parseByteRange(header, SIZE)).toBe('whole');
  });

  it.each(['bytes=0-', 'bytes=-5', 'bytes=0-0'])('%j of nothing lies outside', (header) => {
    expect(parseByteRange(header, 0)).toBe('unsatisfiable');
  });
});
