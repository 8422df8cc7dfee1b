import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HOST_SCRIPT = fileURLToPath(new URL('./test-host.ts', import.meta.url));

export function makeFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'smart-cradle-test-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A process that holds the folder or runs its database; resolves when it does. */
export async function startHost(what: 'lock' | 'database', folder: string): Promise<ChildProcess> {
  const args = ['--import', 'tsx', HOST_SCRIPT, what, folder];
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.race([
    once(host.stdout, 'data'),
    once(host, 'exit').then(() => {
      throw new Error('the host process ended');
    }),
  ]);
  return host;
}

export async function killHost(host: ChildProcess): Promise<void> {
  const gone = once(host, 'exit');
  host.kill('SIGKILL');
  await gone;
}
