import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, mkdir, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error';

/** sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const MAX_PATH_BYTES = 100;

/**
 * Where a unix socket of a folder goes: inside it, or, where that path is too long for the kernel, in a
 * private folder whose name is derived from the folder's real path, so that everyone finds the same one.
 * @param folder real path, existing
 * @param spareBytes what the caller will append to the path
 * @throws EmbeddedDatabaseError when the private folder belongs to somebody else.
 */
export async function privateSocketPath(folder: string, name: string, spareBytes = 0): Promise<string> {
  const inside = path.join(folder, name);
  if (Buffer.byteLength(inside) + spareBytes < MAX_PATH_BYTES) return inside;
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const home = path.join(await shortHome(), `smart-cradle-${process.getuid?.() ?? 0}-${digest}`);
  await mkdir(home, { mode: 0o700 }).catch(ignoreExisting);
  await requirePrivate(home);
  return path.join(home, name);
}

/** Takes the private folder away when nothing is in it any more; a folder of data stays. */
export async function leaveSocketPath(folder: string, socketPath: string): Promise<void> {
  const home = path.dirname(socketPath);
  if (home === folder) return;
  // Not empty: the other socket of the same data folder is still there.
  await rmdir(home).catch(() => undefined);
}

/** /run is not swept by age and not private to a service as /tmp may be, but only root may write there. */
async function shortHome(): Promise<string> {
  return access('/run', constants.W_OK).then(
    () => '/run',
    () => '/tmp',
  );
}

async function requirePrivate(home: string): Promise<void> {
  const found = await lstat(home);
  const mine = process.getuid === undefined || found.uid === process.getuid();
  if (found.isDirectory() && mine && (found.mode & 0o077) === 0) return;
  throw new EmbeddedDatabaseError(
    `${home} is needed for a private socket, but it is not a folder that only this user can open. ` +
      'Remove it, or set DATA_DIR to a shorter path.',
  );
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
