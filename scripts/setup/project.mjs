import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {string} file
 * @returns {string} '' when there is no such file
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
    throw error;
  }
}

/**
 * The environment as the server will see it: `.env` of the project, overruled by the process's own.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function readSettings(root, env) {
  return { ...parseEnv(readIfThere(join(root, '.env'))), ...env };
}
