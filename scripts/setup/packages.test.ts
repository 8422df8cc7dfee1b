import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPackages } from './packages.mjs';
import { projectRoot } from './project.mjs';
import { temporaryFolder, writeIn } from './temporary-folder';

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'project' },
      'node_modules/next': { version },
      'node_modules/only-on-mac': { version: '1.0.0', optional: true },
    },
  });

const installed = (packages: Record<string, { version: string }>) => ({
  'package-lock.json': lock('16.0.0'),
  'node_modules/.package-lock.json': JSON.stringify({ packages }),
});

describe('packages that npm ci brought, typed by hand', () => {
  it.each([
    ['are those of the lock file', { 'node_modules/next': { version: '16.0.0' } }, true],
    ['are of another version', { 'node_modules/next': { version: '15.0.0' } }, false],
    ['are not all there', {}, false],
    [
      'are more than the lock file names',
      { 'node_modules/next': { version: '16.0.0' }, 'node_modules/left-pad': { version: '1.3.0' } },
      false,
    ],
  ])('%s', (_what, packages, expected) => {
    expect(hasPackages(temporaryFolder(installed(packages)))).toBe(expected);
  });
});

/** Runs ensurePackages as a process of its own, with an npm that notes its arguments and installs next to nothing. */
function install(root: string, npmCode = 0) {
  const script = `mkdir -p node_modules && echo "$@" >> calls && exit ${npmCode}`;
  writeIn(root, 'bin/npm', `#!/bin/sh\n${script}\n`, 0o755);
  const code = [
    `import { ensurePackages } from ${JSON.stringify(join(projectRoot, 'scripts/setup/packages.mjs'))};`,
    `import { runCommand } from ${JSON.stringify(join(projectRoot, 'scripts/setup/stop.mjs'))};`,
    'await runCommand(() => ensurePackages(process.cwd()));',
  ].join('\n');
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    env: { NODE_ENV: 'test', PATH: `${join(root, 'bin')}:/usr/bin:/bin` },
    encoding: 'utf8',
  });
}

describe('ensurePackages', () => {
  it('installs what is missing, development packages too, and says so', () => {
    const root = temporaryFolder({ 'package-lock.json': lock('16.0.0') });
    const { status, stdout } = install(root);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('npm ci') });
    expect(readFileSync(join(root, 'calls'), 'utf8')).toContain('ci --include=dev');
  });

  it('does nothing and says nothing the second time', () => {
    const root = temporaryFolder({ 'package-lock.json': lock('16.0.0') });
    install(root);
    expect(install(root)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')).toHaveLength(1);
  });

  it('installs again when the lock file has changed', () => {
    const root = temporaryFolder({ 'package-lock.json': lock('16.0.0') });
    install(root);
    writeIn(root, 'package-lock.json', lock('17.0.0'));
    install(root);
    expect(readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('installs again after npm has failed', () => {
    const root = temporaryFolder({ 'package-lock.json': lock('16.0.0') });
    const failed = install(root, 7);
    expect(failed).toMatchObject({ status: 1, stderr: expect.stringContaining('npm ci failed with code 7') });
    expect(install(root)).toMatchObject({ status: 0 });
  });
});
