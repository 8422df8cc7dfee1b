import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupStop } from './stop.mjs';

/**
 * @param {string} root folder with package.json
 * @param {string} version as in process.versions.node
 * @throws {SetupStop} when package.json's engines does not allow it
 */
export function requireNodeVersion(root, version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (allowsVersion(engines.node, version)) return;
  throw new SetupStop(
    `Smart Cradle needs Node.js ${engines.node}; this is ${version}. Install Node.js 22 from https://nodejs.org/ and run the same command again.`,
  );
}

/**
 * Knows the one form of range that our package.json uses: comparators with `>=` or `<`, all of which must hold.
 * @param {string} range such as `>=20.20.0 <25`
 * @param {string} version
 */
export function allowsVersion(range, version) {
  return range.split(/\s+/).every((comparator) => {
    const [, operator, limit] = /^(>=|<)(\d[\d.]*)$/.exec(comparator) ?? [];
    if (!operator) throw new Error(`engines.node has a form that set-up does not read: ${comparator}`);
    return operator === '>=' ? compare(version, limit) >= 0 : compare(version, limit) < 0;
  });
}

function compare(a, b) {
  const [left, right] = [a, b].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
