import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataDir } from './data-lock';
import { killHost, makeFolder, removeFolder, startHost } from './test-folder';

const LIMIT = { timeout: 20_000 };
let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
});

afterEach(() => removeFolder(folder));

it('makes the folder for its user alone', async () => {
  const fresh = path.join(folder, 'deep', 'data');
  const lock = await lockDataDir(fresh);
  expect((await stat(fresh)).mode & 0o777).toBe(0o700);
  await lock.release();
});

it('refuses a second server, names the first, and leaves nothing when released', async () => {
  const lock = await lockDataDir(folder);
  await expect(lockDataDir(folder)).rejects.toThrow(`pid ${process.pid}`);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
  await (await lockDataDir(folder)).release();
});

it('refuses while another process has the folder, and not when that one was killed', LIMIT, async () => {
  const host = await startHost('lock', folder);
  await expect(lockDataDir(folder)).rejects.toThrow(`pid ${host.pid}`);
  await killHost(host);
  expect(await readdir(folder)).toEqual(['lock']);
  await (await lockDataDir(folder)).release();
});

it('gives the folder of a killed server to one of many that start at once', LIMIT, async () => {
  await killHost(await startHost('lock', folder));
  const starts = await Promise.allSettled(Array.from({ length: 12 }, () => lockDataDir(folder)));
  const locks = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  expect(locks).toHaveLength(1);
  for (const lock of locks) await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

it('holds a folder whose path is too long for a socket', async () => {
  const long = path.join(folder, 'x'.repeat(120), '아기'.repeat(20));
  await mkdir(long, { recursive: true });
  const lock = await lockDataDir(long);
  await expect(lockDataDir(long)).rejects.toThrow('is in use');
  expect(await readdir(long)).toEqual([]);
  await lock.release();
});

it('holds a folder under all of its names', async () => {
  const lock = await lockDataDir(folder);
  const other = path.join(folder, '..', path.basename(folder));
  await expect(lockDataDir(other)).rejects.toThrow('is in use');
  await lock.release();
});
