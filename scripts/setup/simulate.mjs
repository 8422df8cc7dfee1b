import { thisHost } from './host.mjs';
import { preparePackages } from './prepare.mjs';
import { projectRoot } from './project.mjs';
import { becomeScript } from './script.mjs';
import { runCommand } from './stop.mjs';
import { ensureSystem } from './system.mjs';

await runCommand(async () => {
  await preparePackages(projectRoot);
  const video = process.argv.some((argument) => /^--video(=|$)/.test(argument));
  await ensureSystem(thisHost(process.env), video ? ['ffmpeg'] : []);
});
await becomeScript(projectRoot, 'scripts/simulate-cradle.ts');
await import('../simulate-cradle.ts');
