import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const FILE = 'secret_key';

/** The key that was given, or one that is made once and kept under the data folder for nobody else to read. */
export async function ensureSecretKey(given: string | null, dataDir: string): Promise<string> {
  if (given !== null) return given;
  const file = path.join(dataDir, FILE);
  const kept = await readFile(file, 'utf8').catch(ignoreMissing);
  if (kept !== '') return kept;
  const fresh = randomBytes(48).toString('base64url');
  // Under its name only when it is whole: half a key would be kept for ever.
  await writeFile(`${file}.new`, fresh, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return fresh;
}

function ignoreMissing(error: NodeJS.ErrnoException): string {
  if (error.code !== 'ENOENT') throw error;
  return '';
}
