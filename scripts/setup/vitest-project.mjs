import { join } from 'node:path';
import { runChild } from './child.mjs';
import { readIfThere } from './project.mjs';
import { REASONS_FILE, REASONS_REPORTER } from './reasons-reporter.mjs';

/**
 * Runs one project of vitest.config.ts and counts its tests.
 * @param {{ root: string, folder: string, env: NodeJS.ProcessEnv }} where folder: for the report
 * @param {string} project
 * @returns {Promise<{ passed: number, failed: number, reasons: string[] }>} reasons: why, a line each
 */
export async function runVitestProject({ root, folder, env }, project) {
  const reportFile = join(folder, `${project}.json`);
  const reasonsFile = join(folder, `${project}-reasons.json`);
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    `--reporter=${REASONS_REPORTER}`,
  ];
  const { code } = await runChild(
    join(root, 'node_modules', '.bin', 'vitest'),
    ['run', '--project', project, ...reporters],
    { cwd: root, env: { ...env, [REASONS_FILE]: reasonsFile } },
  );
  const { passed, failed, complaints } = countTests(readIfThere(reportFile), code);
  const told = JSON.parse(readIfThere(reasonsFile) || '[]');
  return { passed, failed, reasons: [...told, ...complaints].map((reason) => `${project}: ${reason}`) };
}

/**
 * Counts what vitest found. Whatever is not a test that ran and passed is a failure: a file that did not load, a
 * test that was skipped, a project without tests, an error outside of any test.
 * @param {string} report JSON of vitest's reporter of that name, '' when it wrote none
 * @param {number} code exit code of vitest
 * @returns {{ passed: number, failed: number, complaints: string[] }} complaints: failures that vitest's own
 *   output does not show as such
 */
export function countTests(report, code) {
  if (report === '')
    return { passed: 0, failed: 1, complaints: [`vitest ended with code ${code}, no report.`] };
  const { testResults, numPassedTests: passed, numFailedTests, success } = JSON.parse(report);
  const left = testResults.reduce((sum, file) => sum + leftOut(file).length, 0);
  const failed = numFailedTests + testResults.filter(isBroken).length + left;
  if (failed > 0) return { passed, failed, complaints: testResults.flatMap(complainOf) };
  if (passed === 0) return { passed, failed: 1, complaints: ['no test was found.'] };
  if (!success || code !== 0) return { passed, failed: 1, complaints: ['an error outside of any test.'] };
  return { passed, failed, complaints: [] };
}

function complainOf(file) {
  const left = leftOut(file);
  if (isBroken(file))
    return [`${file.name} could not be run to its end, and ${left.length} of its tests not at all.`];
  return left.map(
    ({ fullName, status }) => `"${fullName}" did not run (${status}); no test may be left out.`,
  );
}

/** A file that did not load, or a hook that failed: no test of it failed itself. */
function isBroken({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

function leftOut({ assertionResults }) {
  return assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed');
}
