import { expect, it } from 'vitest';
import { parseReading } from './registry';

const bytes = (text: string) => Buffer.from(text);

it('reads each kind from the bytes of a message', () => {
  expect(parseReading('temperature', bytes('{"temperature": "36.5"}'))).toEqual({
    kind: 'temperature',
    value: 36.5,
  });
  expect(parseReading('crying', bytes('{"status": "Silent"}'))).toEqual({
    kind: 'crying',
    value: 'Not Crying',
  });
  const direction = String.raw`{"direction": "\uc778\uc2dd \uc548\ub428"}`;
  expect(parseReading('direction', bytes(direction))).toEqual({ kind: 'direction', value: '인식 안됨' });
});

it.each([
  ['nothing', ''],
  ['a torn message', '{"temperature": 3'],
  ['null', 'null'],
  ['a number', '36.5'],
  ['a text', '"36.5"'],
  ['an array', '[{"temperature": 36.5}]'],
  ['two objects', '{}{}'],
  ['NaN, as Python writes it', '{"temperature": NaN}'],
])('finds no JSON object in %s', (_, text) => {
  expect(parseReading('temperature', bytes(text))).toEqual({ fault: 'not_json' });
});

it('finds no JSON in bytes that are not UTF-8', () => {
  const payload = Buffer.concat([bytes('{"direction": "'), Buffer.from([0xc1, 0xa4, 0xff]), bytes('"}')]);
  expect(parseReading('direction', payload)).toEqual({ fault: 'not_json' });
});

it('takes no value from a prototype', () => {
  expect(parseReading('temperature', bytes('{"__proto__": {"temperature": 36.5}}'))).toEqual({
    fault: 'wrong_type',
  });
});

it('calls a number too big for any float no temperature', () => {
  expect(parseReading('temperature', bytes('{"temperature": 1e999}'))).toEqual({ fault: 'wrong_type' });
});
