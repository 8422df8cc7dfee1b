import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from './project.mjs';

// Everything that the build reads, and the code that builds.
const sources = [
  'app',
  'components',
  'lib',
  'drizzle',
  'public',
  'server.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
  'scripts/setup/build-server.mjs',
];

// Without these there is no build, whatever the stamp says.
const products = ['dist/server.mjs', '.next/BUILD_ID'];

/**
 * @param {string} root
 * @returns {string} file that names the sources of the finished build
 */
export function buildStamp(root) {
  return join(root, 'dist', '.build-stamp');
}

/**
 * Whether a finished build of just these sources is there.
 * @param {string} root
 */
export function isBuildFresh(root) {
  return (
    products.every((product) => existsSync(join(root, product))) &&
    readIfThere(buildStamp(root)) === fingerprintSources(root)
  );
}

/**
 * Changes when a source is added, removed, renamed or written. By size and time, not content: reading stays
 * out of every start.
 * @param {string} root
 * @returns {string} SHA-256, hexadecimal
 */
export function fingerprintSources(root) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of listFiles(root, source)) {
      const { size, mtimeMs } = lstatSync(join(root, path));
      hash.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function listFiles(root, path) {
  const entry = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (!entry) return [];
  if (!entry.isDirectory()) return isTest(path) ? [] : [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => listFiles(root, `${path}/${name}`));
}

function isTest(path) {
  return /\.test\.tsx?$/.test(path);
}
