import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What vitest is given to use it. */
export const REASONS_REPORTER = fileURLToPath(import.meta.url);
/** Names the file that it writes. */
export const REASONS_FILE = 'SMART_CRADLE_TEST_REASONS';

/**
 * A reporter of vitest: writes why each test, group of tests (a hook of it) or file failed, a line each, as JSON. What
 * vitest prints of it stands far above the end of a long run.
 */
export default class ReasonsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env[REASONS_FILE];
    if (file === undefined) return;
    const reasons = [...modules.flatMap(reasonsOf), ...unhandledErrors.map(firstLine)];
    writeFileSync(file, JSON.stringify(reasons));
  }
}

function reasonsOf(module) {
  const name = module.relativeModuleId;
  return [
    ...module.errors().map((error) => `${name}: ${firstLine(error)}`),
    ...[...module.children.allSuites()].flatMap((suite) =>
      suite.errors().map((error) => `${name} > ${suite.fullName}: ${firstLine(error)}`),
    ),
    ...[...module.children.allTests('failed')].map(
      (test) => `${name} > ${test.fullName}: ${firstLine(test.result().errors[0])}`,
    ),
  ];
}

function firstLine(error) {
  return `${error?.message ?? 'no reason was given'}`.trim().split('\n')[0];
}
