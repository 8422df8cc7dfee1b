import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import webPush from 'web-push';
import { z } from 'zod';

/** By which push services know this server (RFC 8292), in Base64 for URLs. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

const FILE = 'vapid_keys.json';
const keysShape = z.object({
  publicKey: z.string().regex(/^[\w-]{87}$/),
  privateKey: z.string().regex(/^[\w-]{43}$/),
});

/**
 * The keys that are made once and kept under the data folder for nobody else to read. Browsers subscribe to this
 * public key: with other keys each would have to subscribe anew, so ones that cannot be read are never replaced.
 * @throws when the file is there and holds no keys.
 */
export async function ensureVapidKeys(dataDir: string): Promise<VapidKeys> {
  const file = path.join(dataDir, FILE);
  const kept = await readFile(file, 'utf8').catch(ignoreMissing);
  if (kept !== null) return parseKeys(kept, file);
  const fresh = webPush.generateVAPIDKeys();
  await writeFile(`${file}.new`, JSON.stringify(fresh), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return fresh;
}

function parseKeys(text: string, file: string): VapidKeys {
  try {
    return keysShape.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${file} holds no keys for push notifications. Put it back from a backup; or delete it, ` +
        'and every phone has to allow notifications anew.',
    );
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}
