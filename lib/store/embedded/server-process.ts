import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, open, rename, stat } from 'node:fs/promises';
import { EmbeddedDatabaseError } from './embedded-database-error';

const SETPRIV_PLACES = ['/usr/bin/setpriv', '/bin/setpriv'];
const LOG_LIMIT_BYTES = 1_000_000;
const TAIL_BYTES = 4_000;
const TAIL_LINES = 15;

export interface ServerProcess {
  pid: number;
  /** Resolves when the process is gone, with a sentence fragment that says how it went. */
  gone: Promise<string>;
  terminate(): void;
}

/**
 * Starts the server in its own process group, so that Ctrl-C in a terminal reaches us first, and, where
 * Linux' setpriv is there, tied to our life: it gets SIGTERM when we die, however we die. "We" is the thread
 * that calls this (prctl(2), PR_SET_PDEATHSIG): not for worker threads.
 */
export async function spawnServer(program: string, args: string[], logFile: string): Promise<ServerProcess> {
  const [command, prefix] = await tieToOurLife(program);
  // A file and not a pipe: when we are killed the server still writes its last lines, and must not stop at a broken pipe.
  const log = await openLog(logFile);
  try {
    const child = spawn(command, [...prefix, ...args], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      cwd: '/',
    });
    return await watch(child, program);
  } finally {
    await log.close();
  }
}

/** The last lines of a log, for an error message. */
export async function readTail(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return '(no log was written)';
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    const lines = buffer.subarray(0, bytesRead).toString('utf8').trim().split('\n');
    return lines.slice(-TAIL_LINES).join('\n');
  } finally {
    await handle.close();
  }
}

async function tieToOurLife(program: string): Promise<[string, string[]]> {
  for (const setpriv of SETPRIV_PLACES) {
    const there = await access(setpriv, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return [setpriv, ['--pdeathsig', 'TERM', program]];
  }
  return [program, []];
}

async function openLog(file: string) {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(file, `${file}.old`);
  return open(file, 'a', 0o600);
}

async function watch(child: ChildProcess, program: string): Promise<ServerProcess> {
  const gone = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) =>
      reject(new EmbeddedDatabaseError(`${program} cannot be started: ${cause.message}`, { cause })),
    );
  });
  // A signal that cannot be sent is reported as an 'error' event; unheard it would end the process.
  child.on('error', () => undefined);
  return { pid: child.pid ?? 0, gone, terminate: () => void child.kill('SIGTERM') };
}
