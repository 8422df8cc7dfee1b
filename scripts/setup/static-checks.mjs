import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';

// Folders and files whose imports are checked; those not there yet are left out, since depcruise refuses them.
const cruised = ['app', 'components', 'lib', 'scripts', 'bench', 'e2e', 'examples', 'drizzle', 'server.ts'];

/**
 * Each check with its commands, which run one after the other until one fails.
 * @type {{ name: string, commands: (root: string) => string[][], before?: (root: string) => void }[]}
 */
const checks = [
  { name: 'format and lint', commands: () => [['biome', 'check', '.']] },
  {
    name: 'types',
    // A route that was moved stays in the types of the development server and would fail here for ever.
    before: (root) => rmSync(join(root, '.next', 'dev', 'types'), { recursive: true, force: true }),
    commands: () => [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  },
  {
    name: 'dependency rules',
    commands: (root) => [['depcruise', ...cruised.filter((path) => existsSync(join(root, path)))]],
  },
  { name: 'unused code', commands: () => [['knip']] },
];

/**
 * Runs every check, also after one has failed, and shows what a failing one said.
 * @param {string} root
 * @returns {Promise<{ passed: number, failed: number, reasons: string[] }>} each check counts one; reasons: names of those
 *   that failed
 */
export async function runStaticChecks(root) {
  const tally = { passed: 0, failed: 0, reasons: [] };
  for (const check of checks) {
    const begun = performance.now();
    const failure = await runCheck(root, check);
    tally[failure === null ? 'passed' : 'failed'] += 1;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${failure === null ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
    if (failure === null) continue;
    console.log(failure);
    tally.reasons.push(check.name);
  }
  return tally;
}

async function runCheck(root, { before, commands }) {
  before?.(root);
  for (const [tool, ...args] of commands(root)) {
    const { code, output } = await runChild(join(root, 'node_modules', '.bin', tool), args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      capture: true,
    });
    if (code !== 0) return output.trimEnd() || `${tool} ended with code ${code} and said nothing.`;
  }
  return null;
}
