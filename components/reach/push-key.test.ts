import { expect, it } from 'vitest';
import { decodePushKey, isSameKey } from './push-key';

const KEY = 'BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U';

it('reads a key in the characters of URLs, without padding', () => {
  const bytes = decodePushKey(KEY);
  // An uncompressed point of P-256.
  expect([bytes.length, bytes[0]]).toEqual([65, 4]);
  expect(Buffer.from(bytes).toString('base64url')).toBe(KEY);
});

it('knows a subscription of this key from one of another', () => {
  const bytes = decodePushKey(KEY);
  const other = bytes.map((byte, index) => (index === 64 ? byte ^ 1 : byte));
  expect(isSameKey(bytes.buffer, bytes)).toBe(true);
  expect(isSameKey(other.buffer, bytes)).toBe(false);
  expect(isSameKey(bytes.slice(1).buffer, bytes)).toBe(false);
  expect(isSameKey(null, bytes)).toBe(false);
});
