import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildStamp, fingerprintSources, isBuildFresh } from './freshness.mjs';
import { temporaryFolder, writeIn } from './temporary-folder';

function builtProject(): string {
  const root = temporaryFolder({
    'server.ts': '',
    'app/page.tsx': '',
    'lib/cradle/topics.ts': '',
    'lib/cradle/topics.test.ts': '',
    'dist/server.mjs': '',
    '.next/BUILD_ID': '',
  });
  writeFileSync(buildStamp(root), fingerprintSources(root));
  return root;
}

describe('a finished build', () => {
  it('is fresh while its sources stay as they were', () => {
    expect(isBuildFresh(builtProject())).toBe(true);
  });

  it.each<[string, (root: string) => void]>([
    ['a source is written', (root) => writeIn(root, 'lib/cradle/topics.ts', 'x')],
    ['a source is touched', (root) => utimesSync(join(root, 'server.ts'), 1, 1)],
    ['a source is added', (root) => writeIn(root, 'app/history/page.tsx', '')],
    ['a source is deleted', (root) => rmSync(join(root, 'app/page.tsx'))],
    ['the lock file changes', (root) => writeIn(root, 'package-lock.json', '{}')],
    ['the bundle is missing', (root) => rmSync(join(root, 'dist/server.mjs'))],
    ['the pages are missing', (root) => rmSync(join(root, '.next/BUILD_ID'))],
    ['it was interrupted', (root) => rmSync(buildStamp(root))],
  ])('is not fresh once %s', (_what, change) => {
    const root = builtProject();
    change(root);
    expect(isBuildFresh(root)).toBe(false);
  });

  it.each([
    ['a test', 'lib/cradle/topics.test.ts'],
    ['a file outside of the sources', 'README.md'],
  ])('stays fresh when %s changes', (_what, path) => {
    const root = builtProject();
    writeIn(root, path, 'changed');
    expect(isBuildFresh(root)).toBe(true);
  });
});
