import { preparePackages } from './prepare.mjs';
import { projectRoot } from './project.mjs';
import { runStaticChecks } from './static-checks.mjs';
import { runCommand } from './stop.mjs';
import { runSteps } from './test-run.mjs';
import { runVitestProject } from './vitest-project.mjs';

async function* steps({ folder, env }) {
  yield await runStaticChecks(projectRoot);
  yield await runVitestProject({ root: projectRoot, folder, env }, 'unit');
}

await runCommand(async () => {
  await preparePackages(projectRoot);
  if (!(await runSteps(steps))) process.exitCode = 1;
});
