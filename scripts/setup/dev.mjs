import { prepareServer } from './prepare.mjs';
import { projectRoot } from './project.mjs';
import { becomeScript } from './script.mjs';
import { runCommand } from './stop.mjs';

await runCommand(() => prepareServer(projectRoot, { build: false }));
await becomeScript(projectRoot, 'scripts/dev.ts');
await import('../dev.ts');
