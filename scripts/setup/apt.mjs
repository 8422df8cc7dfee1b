import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { runChild } from './child.mjs';
import { findProgram } from './host.mjs';
import { readIfThere } from './project.mjs';

// invoke-rc.d(8) and deb-systemd-invoke(1p) ask this file before they start anything; 101 is "not allowed".
const refusal =
  '#!/bin/sh\n# Made by the set-up of Smart Cradle while it installs; may be removed.\nexit 101\n';

// Only what brings a service with it, and would have it started at the next boot.
const services = ['mosquitto'];

/**
 * Installs Debian packages as root, without starting any service of theirs, now or at the next boot.
 * @param {import('./host.mjs').Host} host
 * @param {string[]} packages
 * @returns {Promise<boolean>} false when apt-get failed; its message has been shown
 */
export async function installWithApt(host, packages) {
  const env = { ...host.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A refresh may fail without a network where the packages are at hand all the same.
  await runChild('apt-get', ['update', '-q'], { env });
  const names = await Promise.all(packages.map((name) => nameHere(env, name)));
  const madePolicy = refuseServices(host.policyFile);
  try {
    const options = ['-q', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'];
    const { code } = await runChild('apt-get', ['install', ...options, ...names], { env });
    return code === 0;
  } finally {
    if (madePolicy) rmSync(host.policyFile, { force: true });
    await keepOff(
      host,
      env,
      services.filter((service) => packages.includes(service)),
    );
  }
}

function refuseServices(policyFile) {
  // One of ours may be left from a run that was killed; anybody else's stays as it is.
  if (existsSync(policyFile) && readIfThere(policyFile) !== refusal) return false;
  writeFileSync(policyFile, refusal, { mode: 0o755 });
  return true;
}

async function keepOff(host, env, names) {
  if (findProgram(host, 'systemctl') === null) return;
  for (const name of names) await runChild('systemctl', ['disable', name], { env, capture: true });
}

// Debian 11 and Ubuntu 22.04 have mariadb-server-core-10.5 and -10.6 and no name without a number.
async function nameHere(env, name) {
  const { output } = await runChild('apt-cache', ['pkgnames', name], { env, capture: true });
  const names = output
    .split('\n')
    .filter((line) => line === name || /^-\d[\d.]*$/.test(line.slice(name.length)));
  return names.includes(name) ? name : (names.sort().at(-1) ?? name);
}
