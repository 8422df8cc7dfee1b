import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { markProcesses } from './leftovers.mjs';

it('finds and ends a process that outlives its parent, and no other', async () => {
  const { env, endLeftovers } = markProcesses(process.env, 200);
  const stranger = spawn('sleep', ['60']);
  await once(spawn('sh', ['-c', 'sleep 61 &'], { env, stdio: 'ignore' }), 'close');
  // Only Linux shows the environment of a process.
  const found = process.platform === 'linux' ? [expect.stringContaining('sleep 61')] : [];
  expect(await endLeftovers()).toEqual(found);
  expect(await endLeftovers()).toEqual([]);
  expect(stranger.exitCode).toBe(null);
  stranger.kill();
});
