import { join } from 'node:path';
import { runChild } from './child.mjs';
import { readIfThere } from './project.mjs';

/**
 * Runs one project of vitest.config.ts and counts its tests.
 * @param {{ root: string, folder: string, env: NodeJS.ProcessEnv }} where folder: for the report
 * @param {string} project
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitestProject({ root, folder, env }, project) {
  const reportFile = join(folder, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const { code } = await runChild(
    join(root, 'node_modules', '.bin', 'vitest'),
    ['run', '--project', project, ...reporters],
    { cwd: root, env },
  );
  const { passed, failed, complaints } = countTests(readIfThere(reportFile), code);
  for (const complaint of complaints) console.log(`FAILED ${project}: ${complaint}`);
  return { passed, failed };
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
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !hasFailed(assertionResults),
  );
  const idle = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed');
  const complaints = [
    ...broken.map(({ name }) => `${name} could not be run to its end.`),
    ...idle.map(({ fullName, status }) => `"${fullName}" did not run (${status}); no test may be left out.`),
  ];
  const found = passed + numFailedTests + complaints.length;
  if (found === 0) complaints.push('no test was found.');
  else if (passed === found && (!success || code !== 0)) complaints.push('an error outside of any test.');
  return { passed, failed: numFailedTests + complaints.length, complaints };
}

function hasFailed(assertionResults) {
  return assertionResults.some(({ status }) => status === 'failed');
}
