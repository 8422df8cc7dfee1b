import { thisHost } from './host.mjs';
import { preparePackages } from './prepare.mjs';
import { projectRoot } from './project.mjs';
import { becomeScript } from './script.mjs';
import { runCommand } from './stop.mjs';
import { ensureSystem } from './system.mjs';

await runCommand(async () => {
  await preparePackages(projectRoot);
  await ensureSystem(thisHost(process.env), ['openssl']);
});
await becomeScript(projectRoot, 'scripts/make-certificate.ts');
await import('../make-certificate.ts');
