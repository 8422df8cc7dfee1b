import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { readIfThere } from './project.mjs';

// Where servers live that an ordinary user's PATH does not name: Debian's sbin, Fedora's libexec, Homebrew's
// prefixes on Apple silicon and Intel.
const extraFolders = [
  '/usr/local/sbin',
  '/usr/sbin',
  '/usr/libexec',
  '/opt/homebrew/bin',
  '/opt/homebrew/sbin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/opt/mysql/bin',
  '/usr/local/opt/mariadb/bin',
  '/usr/local/opt/mysql/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
];

const managers = { debian: 'apt', ubuntu: 'apt', fedora: 'dnf', rhel: 'dnf', centos: 'dnf', alpine: 'apk' };

/**
 * This machine, as far as set-up looks at it.
 * @typedef {{ env: NodeJS.ProcessEnv, uid: number, folders: string[], manager: import('./needs.mjs').Manager | null,
 *   policyFile: string }} Host
 * @param {NodeJS.ProcessEnv} env
 * @returns {Host}
 */
export function thisHost(env) {
  return {
    env,
    uid: process.getuid?.() ?? -1,
    folders: [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), ...extraFolders],
    manager: process.platform === 'darwin' ? 'brew' : managerOf(readIfThere('/etc/os-release')),
    policyFile: '/usr/sbin/policy-rc.d',
  };
}

/**
 * @param {string} osRelease text of /etc/os-release
 * @returns {import('./needs.mjs').Manager | null}
 */
export function managerOf(osRelease) {
  const [, ids = ''] = /^ID=(.*)$/m.exec(osRelease) ?? [];
  const [, like = ''] = /^ID_LIKE=(.*)$/m.exec(osRelease) ?? [];
  const names = `${ids} ${like}`.replaceAll(/["']/g, '').split(/\s+/);
  const known = names.find((name) => Object.hasOwn(managers, name));
  return known ? managers[known] : null;
}

/**
 * @param {Host} host
 * @param {...string} names
 * @returns {string | null} path of the first of these programs that can be run
 */
export function findProgram(host, ...names) {
  for (const name of names) {
    const [first] = findPrograms(host, name);
    if (first !== undefined) return first;
  }
  return null;
}

/**
 * @param {Host} host
 * @param {string} name
 * @returns {string[]} path of every program of this name, the first of PATH first
 */
export function findPrograms(host, name) {
  return host.folders.map((folder) => join(folder, name)).filter(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
