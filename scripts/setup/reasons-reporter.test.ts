import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runChild } from './child.mjs';
import { projectRoot } from './project.mjs';
import { REASONS_FILE, REASONS_REPORTER } from './reasons-reporter.mjs';
import { temporaryFolder } from './temporary-folder';

const IMPORTS = "import { beforeAll, describe, expect, it } from 'vitest';";

it('says why each test, hook and file of a run failed, a line each, and nothing of what passed', async () => {
  const root = temporaryFolder({
    'vitest.config.mjs': 'export default {};',
    'fine.test.mjs': `${IMPORTS} it('rocks', () => {});`,
    'wrong.test.mjs': `${IMPORTS} it('sleeps', () => { throw new Error('awake\\nand hungry'); });`,
    'hook.test.mjs': `${IMPORTS} describe('night', () => {
      beforeAll(() => { throw new Error('no bed'); });
      it('dreams', () => {});
    });`,
    'broken.test.mjs': `${IMPORTS} throw new Error('no file');`,
  });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  const file = join(root, 'reasons.json');
  const { code } = await runChild(
    join(root, 'node_modules', '.bin', 'vitest'),
    ['run', `--reporter=${REASONS_REPORTER}`],
    { cwd: root, env: { ...process.env, [REASONS_FILE]: file }, capture: true },
  );
  expect(code).toBe(1);
  expect(JSON.parse(readFileSync(file, 'utf8')).toSorted()).toEqual([
    'broken.test.mjs: no file',
    'hook.test.mjs > night: no bed',
    'wrong.test.mjs > sleeps: awake',
  ]);
});
