import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Logger } from '@/lib/platform/logger';
import { EmbeddedDatabaseError } from './embedded-database-error';

const run = promisify(execFile);

/** Time for a clean stop with much to write; killing it sooner would cost a recovery at the next start. */
const LEAVE_LIMIT_MS = 30_000;

/** Written as soon as there is a process: the server's own pid file comes late in its start. */
export async function recordProcess(file: string, pid: number): Promise<void> {
  await writeFile(file, `${pid}\n`, { mode: 0o600 });
}

/**
 * A killed server of ours may have left its database running on the folder: it is asked to stop, and
 * waited for, never killed.
 * @throws EmbeddedDatabaseError when it is still there after 30 s.
 */
export async function stopLeftover(
  { logger }: { logger: Logger },
  { recordFile, dataFolder }: { recordFile: string; dataFolder: string },
): Promise<void> {
  const pid = await findRecorded(recordFile);
  if (pid !== null && (await runsOn(pid, dataFolder))) {
    logger.warn('Stopping the database that an earlier server left behind', { pid });
    await leave(pid);
  }
  await rm(recordFile, { force: true });
}

async function findRecorded(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^[1-9]\d*$/.test(text.trim()) ? Number(text) : null;
}

/** Pids are used again: only a process that names our folder in its arguments is ours. */
async function runsOn(pid: number, dataFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await commandLine(pid);
  return command.includes(`--datadir=${dataFolder}`);
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const listed = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return listed.stdout;
}

async function leave(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  const deadline = performance.now() + LEAVE_LIMIT_MS;
  while (isAlive(pid)) {
    if (performance.now() > deadline) {
      throw new EmbeddedDatabaseError(
        `The database of an earlier start (pid ${pid}) did not stop within 30 s. Look at what it does, stop it, and start again.`,
      );
    }
    await sleep(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
