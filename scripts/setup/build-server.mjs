import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { buildStamp, fingerprintSources, isBuildFresh } from './freshness.mjs';
import { withLock } from './lock.mjs';
import { SetupStop } from './stop.mjs';

/**
 * Builds unless a finished build of these sources is there. Two at once: the second waits and finds it done.
 * @param {string} root
 * @throws {SetupStop} when the build fails
 */
export async function ensureBuild(root) {
  if (isBuildFresh(root)) return;
  await withLock(join(root, 'dist', '.setup-lock'), async (hold) => {
    if (!isBuildFresh(root)) await build(root, hold);
  });
}

async function build(root, hold) {
  console.log('Building Smart Cradle from its sources, which takes about half a minute …');
  rmSync(buildStamp(root), { force: true });
  // Taken before the build: a source that changes meanwhile must lead to another one.
  const fingerprint = fingerprintSources(root);
  await buildPages(root, hold);
  await bundleServer(root);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(buildStamp(root), fingerprint);
}

async function buildPages(root, hold) {
  const { code } = await runChild(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    onStart: hold,
  });
  if (code !== 0)
    throw new SetupStop(`The build of the pages failed with code ${code}; its message is above.`);
}

async function bundleServer(root) {
  const { code } = await runChild(
    join(root, 'node_modules', '.bin', 'esbuild'),
    [
      'server.ts',
      '--outfile=dist/server.mjs',
      '--bundle',
      '--platform=node',
      '--target=node20',
      '--format=esm',
      '--packages=external',
      '--sourcemap',
      '--log-level=warning',
    ],
    { cwd: root },
  );
  if (code !== 0)
    throw new SetupStop(`The bundle of server.ts failed with code ${code}; its message is above.`);
}
