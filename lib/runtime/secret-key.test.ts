import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureSecretKey } from './secret-key';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'smart-cradle-secret-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('takes the key that is given, and writes nothing', async () => {
  expect(await ensureSecretKey('given', folder)).toBe('given');
  await expect(stat(path.join(folder, 'secret_key'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('makes one once, for nobody else to read', async () => {
  const key = await ensureSecretKey(null, folder);
  expect(key).toMatch(/^[\w-]{64}$/);
  expect(await ensureSecretKey(null, folder)).toBe(key);
  expect((await stat(path.join(folder, 'secret_key'))).mode & 0o777).toBe(0o600);
});

it('makes another one when the file is empty', async () => {
  await writeFile(path.join(folder, 'secret_key'), '');
  expect(await ensureSecretKey(null, folder)).not.toBe('');
});
