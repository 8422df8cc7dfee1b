import { installWithApt } from './apt.mjs';
import { findProgram, findPrograms } from './host.mjs';
import { needs } from './needs.mjs';
import { SetupStop } from './stop.mjs';

const systems = { apt: 'Debian, Ubuntu', dnf: 'Fedora', apk: 'Alpine', brew: 'macOS (Homebrew)' };

/**
 * Sees to it that the machine has what is asked for: installs it on Debian and Ubuntu as root, saying so first.
 * @param {import('./host.mjs').Host} host
 * @param {(keyof typeof needs)[]} wanted
 * @throws {SetupStop} elsewhere, with the commands to type
 */
export async function ensureSystem(host, wanted) {
  const missing = missingNeeds(host, wanted);
  if (missing.length === 0) return;
  if (!canInstall(host)) throw new SetupStop(explain(host, missing));
  const packages = missing.flatMap((name) => needs[name].packages.apt);
  console.log(`This machine lacks:\n${listOf(missing)}\nInstalling with apt-get: ${packages.join(' ')}`);
  const installed = await installWithApt(host, packages);
  const left = missingNeeds(host, missing);
  if (!installed || left.length > 0) throw new SetupStop(explain(host, left.length > 0 ? left : missing));
}

/**
 * @param {import('./host.mjs').Host} host
 * @param {(keyof typeof needs)[]} wanted
 */
export function missingNeeds(host, wanted) {
  const find = (...names) => findProgram(host, ...names);
  const findAll = (name) => findPrograms(host, name);
  return wanted.filter((name) => !needs[name].found(find, findAll));
}

function canInstall(host) {
  return host.uid === 0 && host.manager === 'apt' && findProgram(host, 'apt-get') !== null;
}

function explain(host, missing) {
  const order = Object.keys(systems).sort((a, b) => Number(b === host.manager) - Number(a === host.manager));
  const lines = order.map(
    (manager) => `  ${`${systems[manager]}:`.padEnd(18)} ${commandOf(manager, missing)}`,
  );
  return [
    'Smart Cradle needs what this machine does not have:',
    listOf(missing),
    'Install it and run the same command again:',
    ...lines,
  ].join('\n');
}

function listOf(missing) {
  return missing.map((name) => `  - ${needs[name].what}: ${needs[name].why}`).join('\n');
}

function commandOf(manager, missing) {
  const packages = [...new Set(missing.flatMap((name) => needs[name].packages[manager]))];
  const plain = packages.filter((name) => !/^(--cask|pip:)/.test(name));
  const casks = packages.filter((name) => name.startsWith('--cask')).map((name) => `brew install ${name}`);
  const wheels = packages.filter((name) => name.startsWith('pip:')).map(pipCommand);
  const names = plain.join(' ');
  if (manager === 'apt')
    return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`;
  if (manager === 'dnf')
    return `sudo dnf install -y ${names}${plain.includes('ffmpeg') ? '  (ffmpeg: RPM Fusion)' : ''}`;
  if (manager === 'apk') return `sudo apk add ${names}`;
  return [...(plain.length > 0 ? [`brew install ${names}`] : []), ...casks, ...wheels].join(' && ');
}

/** Homebrew has no packages for Python, and its Python refuses pip without this flag (PEP 668). */
function pipCommand(name) {
  return `python3 -m pip install --user --break-system-packages ${name.slice('pip:'.length)}`;
}
