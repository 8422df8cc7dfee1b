import { expect, it } from 'vitest';
import { countTests } from './vitest-project.mjs';

type File = {
  name?: string;
  message?: string;
  status: string;
  assertionResults: { fullName?: string; status: string }[];
};

function report(files: File[], success = true): string {
  const statuses = files.flatMap((file) => file.assertionResults.map(({ status }) => status));
  return JSON.stringify({
    success,
    testResults: files,
    numPassedTests: statuses.filter((status) => status === 'passed').length,
    numFailedTests: statuses.filter((status) => status === 'failed').length,
  });
}

const passed = { status: 'passed' };
const failed = { status: 'failed' };

it.each<[string, string, number, { passed: number; failed: number }]>([
  [
    'tests that pass',
    report([{ status: 'passed', assertionResults: [passed, passed] }]),
    0,
    { passed: 2, failed: 0 },
  ],
  [
    'a test that fails',
    report([{ status: 'failed', assertionResults: [passed, failed] }], false),
    1,
    { passed: 1, failed: 1 },
  ],
  [
    'a file that does not load',
    report([{ status: 'failed', assertionResults: [] }], false),
    1,
    { passed: 0, failed: 1 },
  ],
  [
    'a hook that fails after its tests',
    report([{ status: 'failed', assertionResults: [passed] }], false),
    1,
    { passed: 1, failed: 1 },
  ],
  [
    'a test that is skipped',
    report([{ status: 'passed', assertionResults: [passed, { status: 'skipped' }] }]),
    0,
    { passed: 1, failed: 1 },
  ],
  [
    'a test that is still to be written',
    report([{ status: 'passed', assertionResults: [{ status: 'todo' }] }]),
    0,
    { passed: 0, failed: 1 },
  ],
  ['no test at all', report([]), 1, { passed: 0, failed: 1 }],
  [
    'an error outside of any test',
    report([{ status: 'passed', assertionResults: [passed] }]),
    1,
    { passed: 1, failed: 1 },
  ],
  ['no report', '', 1, { passed: 0, failed: 1 }],
])('%s is counted', (_what, text, code, expected) => {
  expect(countTests(text, code)).toMatchObject(expected);
});

it('names the test that was left out', () => {
  const file = { status: 'passed', assertionResults: [{ fullName: 'rocks gently', status: 'skipped' }] };
  expect(countTests(report([file]), 0).complaints).toEqual([expect.stringContaining('rocks gently')]);
});

it('names a file that broke once, however many of its tests were left out', () => {
  const idle = { status: 'skipped' };
  const file = { name: 'a.test.ts', status: 'failed', assertionResults: [passed, idle, idle] };
  expect(countTests(report([file], false), 1)).toEqual({
    passed: 1,
    failed: 3,
    complaints: ['a.test.ts could not be run to its end, and 2 of its tests not at all.'],
  });
});
