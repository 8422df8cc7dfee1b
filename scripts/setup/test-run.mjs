import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markProcesses } from './leftovers.mjs';

/**
 * Adds up the results of steps that run with a private temporary folder, and prints the last line of the command.
 * Whatever the steps put there is removed, and a process that outlives them counts as a failure.
 * @param {(run: { folder: string, env: NodeJS.ProcessEnv }) => AsyncIterable<{ passed: number, failed: number }>} steps
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runSteps(steps) {
  // Short: the sockets of databases lie below it, and a socket's path ends at 107 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'sct-'));
  const { env, endLeftovers } = markProcesses({ ...process.env, TMPDIR: folder });
  const total = { passed: 0, failed: 0 };
  try {
    for await (const { passed, failed } of steps({ folder, env })) {
      total.passed += passed;
      total.failed += failed;
    }
  } finally {
    for (const process of await endLeftovers()) {
      total.failed += 1;
      console.log(`FAILED a process outlived the tests and was killed: ${process}`);
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}
