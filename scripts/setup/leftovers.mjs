import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const variable = 'SMART_CRADLE_TEST_RUN';
/**
 * Marks all processes that come from this environment, so that what outlives the tests can be told from what
 * belongs to others on the machine. Linux alone shows environments; elsewhere nothing is found.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} [patienceMs] a database whose server was killed needs up to 3 s for a clean stop
 * @returns {{ env: NodeJS.ProcessEnv, endLeftovers: () => Promise<string[]> }} endLeftovers: gives the marked
 *   processes that time to end, kills those that do not and returns their command lines
 */
export function markProcesses(env, patienceMs = 10_000) {
  const mark = randomUUID();
  return {
    env: { ...env, [variable]: mark },
    async endLeftovers() {
      const giveUpAt = Date.now() + patienceMs;
      let left = findMarked(mark);
      while (left.length > 0 && Date.now() < giveUpAt) {
        await wait(100);
        left = findMarked(mark);
      }
      for (const { pid } of left) process.kill(pid, 'SIGKILL');
      return left.map(({ pid, command }) => `${pid} ${command}`);
    },
  };
}

function findMarked(mark) {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids
    .filter((pid) => readProcess(pid, 'environ').includes(`${variable}=${mark}`))
    .map((pid) => ({ pid: Number(pid), command: readProcess(pid, 'cmdline').replaceAll('\0', ' ').trim() }));
}

// '' for a process that has just ended or is somebody else's.
function readProcess(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
