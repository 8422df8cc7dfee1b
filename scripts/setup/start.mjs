import { pathToFileURL } from 'node:url';
import { prepareServer } from './prepare.mjs';
import { projectRoot } from './project.mjs';
import { becomeScript } from './script.mjs';
import { runCommand } from './stop.mjs';

await runCommand(() => prepareServer(projectRoot, { build: true }));
process.env.NODE_ENV = 'production';
await import(pathToFileURL(await becomeScript(projectRoot, 'dist/server.mjs')).href);
