import { expect, it } from 'vitest';
import { allowsVersion, requireNodeVersion } from './node-version.mjs';
import { projectRoot } from './project.mjs';

it.each([
  ['20.20.0', true],
  ['22.1.0', true],
  ['24.99.99', true],
  ['20.19.9', false],
  ['18.20.0', false],
  ['25.0.0', false],
])('Node %s is allowed: %s', (version, expected) => {
  expect(allowsVersion('>=20.20.0 <25', version)).toBe(expected);
});

it('says which Node is needed and which is there', () => {
  expect(() => requireNodeVersion(projectRoot, '18.20.0')).toThrow(/needs Node\.js >=20.* this is 18\.20\.0/);
});
