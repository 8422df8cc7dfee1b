import { ensureBuild } from './build-server.mjs';
import { thisHost } from './host.mjs';
import { serverNeeds } from './needs.mjs';
import { requireNodeVersion } from './node-version.mjs';
import { ensurePackages } from './packages.mjs';
import { readSettings } from './project.mjs';
import { ensureSystem } from './system.mjs';

/**
 * Sees to everything that the server needs before it can run here.
 * @param {string} root
 * @param {{ build: boolean }} options
 * @throws {import('./stop.mjs').SetupStop}
 */
export async function prepareServer(root, { build }) {
  // Nothing leaves the house, not even counts.
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  await preparePackages(root);
  const settings = readSettings(root, process.env);
  await ensureSystem(thisHost(settings), serverNeeds(settings));
  if (build) await ensureBuild(root);
}

/**
 * @param {string} root
 * @throws {import('./stop.mjs').SetupStop}
 */
export async function preparePackages(root) {
  process.chdir(root);
  requireNodeVersion(root);
  await ensurePackages(root);
}
