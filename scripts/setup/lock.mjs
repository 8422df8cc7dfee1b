import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRunning, nameProcess } from './process-name.mjs';
import { readIfThere } from './project.mjs';
import { SetupStop } from './stop.mjs';

const pollMs = 200;
// An npm ci and a build on a Raspberry Pi together stay below this.
const limitMs = 30 * 60_000;

/**
 * Lets one process at a time do `work`. A lock whose holders have all ended is taken over.
 * @template T
 * @param {string} file
 * @param {(hold: (pid: number) => void) => Promise<T>} work hold: names a program that works for us and must
 *   have ended too, should we be killed
 * @returns {Promise<T>}
 * @throws {SetupStop} when another process holds it for longer than 30 minutes
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  await takeLock(file);
  try {
    return await work((pid) => appendFileSync(file, `${nameProcess(pid) ?? ''}\n`));
  } finally {
    rmSync(file, { force: true });
  }
}

async function takeLock(file) {
  const giveUpAt = Date.now() + limitMs;
  let told = false;
  while (!tryLock(file)) {
    const holders = readHolders(file);
    // None: it has just been made and not yet written, or just been let go.
    if (holders.length > 0 && !holders.some(isRunning)) rmSync(file, { force: true });
    else if (Date.now() > giveUpAt) throw new SetupStop(`Another set-up has held ${file} for 30 minutes.`);
    else if (!told) {
      console.log('Waiting for another set-up of this folder to end …');
      told = true;
    }
    await wait(pollMs);
  }
}

function tryLock(file) {
  try {
    writeFileSync(file, `${nameProcess(process.pid)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolders(file) {
  return readIfThere(file)
    .split('\n')
    .filter((line) => line !== '');
}
