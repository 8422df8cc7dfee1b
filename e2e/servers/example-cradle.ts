import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { findPrograms, thisHost } from '@/scripts/setup/host.mjs';
import { findPython } from '@/scripts/setup/needs.mjs';
import { createInbox, type Inbox } from '../client/inbox';

export const EXAMPLES = ['python', 'typescript'] as const;
export type Example = (typeof EXAMPLES)[number];

/** One of the cradles of `examples/`, run as its README says. */
export interface ExampleCradle {
  /** What it prints. */
  lines: Inbox<string>;
  /** SIGTERM. @returns its exit code, null when it had to be killed. */
  stop(): Promise<number | null>;
}

const STOP_LIMIT_MS = 10_000;

export function startExample(example: Example, args: string[]): ExampleCradle {
  const [program, ...script] = commandOf(example);
  const child = spawn(program, [...script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const lines = createInbox<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', lines.put);
  }
  const gone = once(child, 'close').then(([code]) => code as number | null);
  return {
    lines,
    async stop() {
      child.kill('SIGTERM');
      const lastResort = setTimeout(endWithUs, STOP_LIMIT_MS);
      const code = await gone;
      clearTimeout(lastResort);
      return code;
    },
  };
}

function commandOf(example: Example): [string, ...string[]] {
  if (example === 'typescript') {
    return [process.execPath, '--import', 'tsx', 'examples/typescript/cradle.ts'];
  }
  const python = findPython((name) => findPrograms(thisHost(process.env), name));
  if (python === null) throw new Error('No python3 here has paho-mqtt: `npm test` installs it, or says how');
  return [python, 'examples/python/cradle.py'];
}
