import { spawn } from 'node:child_process';
import { SetupStop } from './stop.mjs';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end, without stdin.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, onStart?: (pid: number) => void }} [options] capture: keep the output
 *   (stdout and stderr as they came) instead of showing it
 * @returns {Promise<{ code: number, output: string }>} code: 0–255, 127 when there is no such program
 * @throws {SetupStop} when we were told to end meanwhile; the program was told too and has ended by then
 */
export async function runChild(command, args, { cwd, env = process.env, capture = false, onStart } = {}) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  const { code, interrupted } = await waitForEnd(child);
  if (interrupted)
    throw new SetupStop(`Interrupted by ${interrupted}.`, interrupted === 'SIGINT' ? 130 : 143);
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}

async function waitForEnd(child) {
  let interrupted = null;
  const forward = (signal) => {
    interrupted = signal;
    child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', (error) => (error.code === 'ENOENT' ? resolve(127) : reject(error)));
      // 128: ended by a signal, so there is no code of its own.
      child.on('close', (exitCode) => resolve(exitCode ?? 128));
    });
    return { code, interrupted };
  } finally {
    for (const signal of forwarded) process.off(signal, forward);
  }
}
