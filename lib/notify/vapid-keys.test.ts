import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureVapidKeys } from './vapid-keys';

let folder: string;
const file = () => path.join(folder, 'vapid_keys.json');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vapid-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('makes keys once, for nobody else to read', async () => {
  const keys = await ensureVapidKeys(folder);
  expect(await ensureVapidKeys(folder)).toEqual(keys);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
});

it.each(['', '{', '{"publicKey":"x","privateKey":"y"}'])(
  'never replaces a file that holds no keys, but says what to do: %j',
  async (text) => {
    await writeFile(file(), text);
    await expect(ensureVapidKeys(folder)).rejects.toThrow(/vapid_keys\.json holds no keys.*backup/);
    expect(await readFile(file(), 'utf8')).toBe(text);
  },
);
