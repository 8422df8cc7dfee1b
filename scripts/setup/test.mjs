import { ensureBuild } from './build-server.mjs';
import { findProgram, thisHost } from './host.mjs';
import { findBrowser } from './needs.mjs';
import { preparePackages } from './prepare.mjs';
import { projectRoot } from './project.mjs';
import { runStaticChecks } from './static-checks.mjs';
import { runCommand, SetupStop } from './stop.mjs';
import { ensureSystem } from './system.mjs';
import { runSteps } from './test-run.mjs';
import { runVitestProject } from './vitest-project.mjs';

const host = thisHost(process.env);

async function* steps({ folder, env, roomyEnv }) {
  const browser = findBrowser((...names) => findProgram(host, ...names));
  const where = { root: projectRoot, folder, env: { CHROME_PATH: browser, ...env } };
  const roomy = { ...where, env: { CHROME_PATH: browser, ...roomyEnv } };
  yield await runStaticChecks(projectRoot);
  for (const project of ['unit', 'edges']) yield await runVitestProject(where, project);
  const built = await countBuild();
  yield built;
  // They run what was built, so that without a build they would only fail again.
  if (built.failed > 0) return;
  for (const project of ['integration', 'browser']) yield await runVitestProject(where, project);
  // Clones, packages and builds.
  yield await runVitestProject(roomy, 'setup');
}

async function countBuild() {
  try {
    await ensureBuild(projectRoot);
    return { passed: 1, failed: 0 };
  } catch (error) {
    if (!(error instanceof SetupStop) || error.exitCode !== 1) throw error;
    return { passed: 0, failed: 1, reasons: [`build: ${error.message}`] };
  }
}

await runCommand(async () => {
  await preparePackages(projectRoot);
  await ensureSystem(host, [
    'database',
    'databaseClient',
    'ffmpeg',
    'mosquitto',
    'mosquittoClients',
    'openssl',
    'python',
    'chromium',
  ]);
  if (!(await runSteps(steps))) process.exitCode = 1;
});
