import { join } from 'node:path';

/**
 * Makes this process look as if `node <script>` had been typed, so that the script can be imported into it: one
 * process, whose signals and end are the script's own, and nothing is left behind when it is killed.
 * @param {string} root
 * @param {string} script path from the root
 * @returns {Promise<string>} the script's whole path
 */
export async function becomeScript(root, script) {
  const path = join(root, script);
  process.argv[1] = path;
  process.setSourceMapsEnabled(true);
  // What `node --import tsx` does; the packages are there by now.
  if (script.endsWith('.ts')) await import('tsx');
  return path;
}
