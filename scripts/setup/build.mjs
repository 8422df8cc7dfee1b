import { ensureBuild } from './build-server.mjs';
import { preparePackages } from './prepare.mjs';
import { projectRoot } from './project.mjs';
import { runCommand } from './stop.mjs';

await runCommand(async () => {
  await preparePackages(projectRoot);
  await ensureBuild(projectRoot);
});
