import { expect, it } from 'vitest';
import { createSessionToken, hashSessionToken } from './session-token';

it('makes tokens of 256 bits that fit a cookie, no two alike', () => {
  const tokens = Array.from({ length: 100 }, createSessionToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

it('keeps of a token what does not lead back to it', () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(hashSessionToken('abc')).toBe(abc);
});
