import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { withLock } from './lock.mjs';
import { readIfThere } from './project.mjs';
import { SetupStop } from './stop.mjs';

/**
 * Installs the node packages when they are missing or not those of the lock file.
 * @param {string} root
 * @throws {SetupStop} when npm fails
 */
export async function ensurePackages(root) {
  if (hasPackages(root)) return;
  await withLock(join(root, 'dist', '.setup-lock'), async (hold) => {
    if (hasPackages(root)) return;
    console.log(
      'Installing the node packages of package-lock.json (npm ci), which takes about half a minute …',
    );
    const [command, args] = npmCommand(process.env);
    const { code } = await runChild(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
      cwd: root,
      onStart: hold,
    });
    if (code === 127)
      throw new SetupStop('npm was not found. Install it (it comes with Node.js) and try again.');
    if (code !== 0) throw new SetupStop(`npm ci failed with code ${code}; its message is above.`);
    writeFileSync(stampFile(root), wantedStamp(root));
  });
}

/**
 * Whether node_modules is that of the lock file, for this Node major and platform. An `npm ci` typed by hand
 * leaves no stamp of ours: then npm's own record of what it installed decides.
 * @param {string} root
 */
export function hasPackages(root) {
  const stamp = readIfThere(stampFile(root));
  if (stamp !== '') return stamp === wantedStamp(root);
  return installedByHand(root);
}

function installedByHand(root) {
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (record === '') return false;
  const installed = JSON.parse(record).packages;
  const { '': _project, ...wanted } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ).packages;
  return (
    Object.entries(wanted).every(
      ([place, { optional, version }]) =>
        installed[place]?.version === version || (optional && !installed[place]),
    ) && Object.keys(installed).every((place) => place in wanted)
  );
}

function stampFile(root) {
  return join(root, 'node_modules', '.smart-cradle-lock');
}

function wantedStamp(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  // Native packages are chosen by platform, and built for a Node major.
  return `${lock} node${process.versions.node.split('.')[0]} ${process.platform}-${process.arch}\n`;
}

// Under `npm start` the very npm that runs us; a bare `npm` is a .cmd on Windows, which spawn does not find.
function npmCommand(env) {
  const path = env.npm_execpath;
  return path?.endsWith('npm-cli.js') ? [process.execPath, [path]] : ['npm', []];
}
