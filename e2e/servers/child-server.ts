import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_LIMIT_MS = 10_000;
const KEPT_OUTPUT = 4_000;

export interface ChildServer {
  pid: number;
  /** SIGTERM, and SIGKILL after 10 s; resolves when the process is gone. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash or a power cut would. */
  kill(): Promise<void>;
  /** Connections stay open and nothing answers, until `resume`. Resolves when that is so. */
  pause(): Promise<void>;
  resume(): void;
}

interface ChildServerOptions {
  command: string;
  args: string[];
  /** Resolves when the server answers; called until then. */
  isReady: () => Promise<boolean>;
  limitMs: number;
}

/** Starts a server program for a test, ended with the test process at the latest. */
export async function startChildServer({
  command,
  args,
  isReady,
  limitMs,
}: ChildServerOptions): Promise<ChildServer> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = keepOutput(child);
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const server: ChildServer = {
    pid: child.pid ?? 0,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    async pause() {
      child.kill('SIGSTOP');
      await untilStopped(child);
    },
    resume: () => void child.kill('SIGCONT'),
  };
  try {
    await untilReady(child, isReady, limitMs);
    return server;
  } catch (cause) {
    await server.kill();
    throw new Error(`${command} did not get ready:\n${output()}`, { cause });
  }
}

/** Whether somebody accepts connections on a port of 127.0.0.1. */
export async function acceptsConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** The signal takes effect a moment after it was sent. */
async function untilStopped({ pid }: ChildProcess): Promise<void> {
  const readState = async () => (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /s, '');
  while (!(await readState()).startsWith('T')) await sleep(5);
}

function keepOutput(child: ChildProcess): () => string {
  let kept = '';
  const keep = (chunk: Buffer): void => {
    kept = (kept + chunk.toString()).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(error.message)));
  return () => kept;
}

async function untilReady(
  child: ChildProcess,
  isReady: () => Promise<boolean>,
  limitMs: number,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await isReady())) {
    if (hasEnded(child)) throw new Error('it ended');
    if (performance.now() > deadline) throw new Error(`it did not answer within ${limitMs} ms`);
    await sleep(20);
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  // A stopped process takes SIGTERM only when it runs on.
  child.kill('SIGCONT');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(lastResort);
}

/** `pid` is undefined when the program could not be started at all. */
function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
