import { expect, it } from 'vitest';
import * as contract from '@/lib/contracts/accounts';
import { fitsLength, PASSWORD_LENGTH, USERNAME_LENGTH } from './account-rules';

it.each([
  ['', false],
  ['ab', false],
  ['abc', true],
  ['하늘이', true],
  ['😴😴', false],
  ['x'.repeat(80), true],
  ['x'.repeat(81), false],
])('says whether a username is neither too short nor too long: %j', (name, fits) => {
  expect(fitsLength(name, USERNAME_LENGTH)).toBe(fits);
});

it('asks for at least eight characters of a password', () => {
  expect(fitsLength('1234567', PASSWORD_LENGTH)).toBe(false);
  expect(fitsLength('12345678', PASSWORD_LENGTH)).toBe(true);
});

it('says what the server will say', () => {
  expect(USERNAME_LENGTH).toEqual(contract.USERNAME_LENGTH);
  expect(PASSWORD_LENGTH).toEqual(contract.PASSWORD_LENGTH);
});
