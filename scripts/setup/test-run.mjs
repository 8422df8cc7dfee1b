import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markProcesses } from './leftovers.mjs';

const MEMORY_FOLDER = '/dev/shm';
/** What must be free there: many times what the databases of the tests take at once. */
const MEMORY_BYTES = 8 * 1024 ** 3;
/** Of why something failed, at the end; more is above. */
const REASONS_SHOWN = 40;

/**
 * Adds up the results of steps that run with private temporary folders, and prints why what failed did, and the last
 * line of the command. Whatever the steps put there is removed, and a process that outlives them counts as a failure.
 * @param {(run: { folder: string, env: NodeJS.ProcessEnv, roomyEnv: NodeJS.ProcessEnv }) =>
 *   AsyncIterable<{ passed: number, failed: number, reasons?: string[] }>} steps `env` has the temporary folder where
 *   a disk that is slow holds nobody up, `roomyEnv` where there is most room
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runSteps(steps) {
  // Short: the sockets of databases lie below it, and a socket's path ends at 107 bytes.
  const [folder, roomy] = [findQuickPlace(), tmpdir()].map((place) => mkdtempSync(join(place, 'sct-')));
  const { env, endLeftovers } = markProcesses({ ...process.env, TMPDIR: folder });
  const total = { passed: 0, failed: 0, reasons: [] };
  try {
    for await (const { passed, failed, reasons = [] } of steps({
      folder,
      env,
      roomyEnv: { ...env, TMPDIR: roomy },
    })) {
      total.passed += passed;
      total.failed += failed;
      total.reasons.push(...reasons);
    }
  } finally {
    for (const process of await endLeftovers()) {
      total.failed += 1;
      total.reasons.push(`a process outlived the tests and was killed: ${process}`);
    }
    for (const place of [folder, roomy]) rmSync(place, { recursive: true, force: true, maxRetries: 3 });
    // Of a run that was cut short too.
    printReasons(total.reasons);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

function printReasons(reasons) {
  for (const reason of reasons.slice(0, REASONS_SHOWN)) console.log(`FAILED ${reason}`);
  if (reasons.length > REASONS_SHOWN) console.log(`and ${reasons.length - REASONS_SHOWN} more, above.`);
}

/**
 * In memory where there is plenty of it: after a build the disk has much to write, and a server that starts on it
 * meanwhile takes many times as long.
 */
function findQuickPlace() {
  try {
    accessSync(MEMORY_FOLDER, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    return Math.min(bavail * bsize, process.availableMemory()) >= MEMORY_BYTES ? MEMORY_FOLDER : tmpdir();
  } catch {
    return tmpdir();
  }
}
