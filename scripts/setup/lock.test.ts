import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withLock } from './lock.mjs';
import { isRunning, nameProcess } from './process-name.mjs';
import { temporaryFolder } from './temporary-folder';

it('lets the second wait until the first has ended', async () => {
  const file = join(temporaryFolder(), 'dist', 'lock');
  const order: string[] = [];
  const work = (name: string) =>
    withLock(file, async () => {
      order.push(`${name} begins`);
      await new Promise(setImmediate);
      order.push(`${name} ends`);
    });
  await Promise.all([work('one'), work('two')]);
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

it('takes over from a holder that is gone, and leaves nothing behind when the work fails', async () => {
  const file = join(temporaryFolder(), 'lock');
  // Above the greatest process number that Linux gives (4194304).
  writeFileSync(file, '9999999:1\n');
  const failing = withLock(file, async () => {
    throw new Error('the work failed');
  });
  await expect(failing).rejects.toThrow('the work failed');
  expect(existsSync(file)).toBe(false);
});

it('waits for a program of a holder that was killed', async () => {
  const file = join(temporaryFolder(), 'lock');
  const program = spawn('sleep', ['0.5']);
  const ended = once(program, 'close');
  writeFileSync(file, `9999999:1\n${nameProcess(program.pid ?? 0)}\n`);
  await withLock(file, async () => expect(program.exitCode).toBe(0));
  await ended;
});

it('does not take a process for the one that had its number before', () => {
  const own = nameProcess(process.pid);
  expect(isRunning(own ?? '')).toBe(true);
  if (process.platform === 'linux') expect(isRunning(`${process.pid}:1`)).toBe(false);
});
