import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const FILE = 'demo.json';
const shape = z.object({ username: z.string(), password: z.string(), uuid: z.string() });

/** Who signs in to the demo, and to which simulated cradle. */
export type DemoAccount = z.infer<typeof shape>;

/** The account of the last demo on this data folder, or null. */
export async function findDemoAccount(dataDir: string): Promise<DemoAccount | null> {
  const text = await readFile(path.join(dataDir, FILE), 'utf8').catch(() => null);
  return text === null ? null : shape.parse(JSON.parse(text));
}

/** A fresh account with a random password, kept for the next demo on this folder. */
export async function createDemoAccount(dataDir: string): Promise<DemoAccount> {
  const account = {
    username: 'demo',
    password: randomBytes(9).toString('base64url'),
    uuid: `demo-cradle-${randomBytes(2).toString('hex')}`,
  };
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(path.join(dataDir, FILE), JSON.stringify(account), { mode: 0o600 });
  return account;
}
