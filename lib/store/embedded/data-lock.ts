import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { link, mkdir, realpath, rename, rm, stat, unlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askHolder, type Holder } from './lock-holder';
import { leaveSocketPath, privateSocketPath } from './private-socket';

const ATTEMPTS = 20;
const PAUSE_MS = 50;
/** `.1a2b` and `.old`: names beside the lock's own. */
const SUFFIX_BYTES = 9;

export interface DataLock {
  release(): Promise<void>;
}

/**
 * Makes sure that one server alone works on a folder; makes the folder (mode 0700) when it is not there.
 * The lock is a unix socket that its holder listens on, so a killed holder blocks nobody.
 * @throws Error that names the process which has the folder.
 */
export async function lockDataDir(dataDir: string): Promise<DataLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  const lock = await privateSocketPath(folder, 'lock', SUFFIX_BYTES);
  const token = randomBytes(8).toString('hex');
  const own = `${lock}.${token.slice(0, 4)}`;
  const server = await listen(own, token).catch((error) => cannotLock(folder, error));
  try {
    await claim({ folder, lock, own, token });
  } catch (error) {
    server.close();
    throw error;
  }
  // From here on the socket has one name only; closing the server would remove the other one.
  await unlink(own);
  return {
    async release() {
      await release(server, lock, token);
      await leaveSocketPath(folder, lock);
    },
  };
}

interface Claim {
  folder: string;
  lock: string;
  /** Path of our socket, under a name that nobody else uses. */
  own: string;
  token: string;
}

/**
 * Gives our socket the lock's name, which the file system allows to one only. A dead holder's socket is
 * moved away first; was it alive after all (somebody else was quicker), it is put back.
 */
async function claim({ folder, lock, own, token }: Claim): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await linkIfFree(own, lock)) {
      if (await isStillOurs(lock, token)) return;
    } else {
      const before = await inodeOf(lock);
      const holder = await askHolder(lock);
      if (holder) throw new Error(refusal(folder, holder));
      if (before !== null && before === (await inodeOf(lock))) await clearAway(lock, `${own}.old`);
    }
    await sleep(PAUSE_MS);
  }
  throw new Error(`The data folder ${folder} cannot be locked: other servers are being started on it.`);
}

function refusal(folder: string, { pid }: Holder): string {
  const which = pid === null ? 'which does not answer' : `pid ${pid}`;
  return (
    `The data folder ${folder} is in use by another Smart Cradle server (${which}). ` +
    'Stop that one, or set DATA_DIR to another folder.'
  );
}

/** Another starter may have moved our socket away for a moment, taking it for a dead one. */
async function isStillOurs(lock: string, token: string): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const holder = await askHolder(lock);
    if (holder) return holder.token === token;
    await sleep(PAUSE_MS);
  }
  return false;
}

async function clearAway(lock: string, aside: string): Promise<void> {
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if (await askHolder(aside)) await linkIfFree(aside, lock);
  await unlink(aside);
}

async function release(server: Server, lock: string, token: string): Promise<void> {
  const holder = await askHolder(lock);
  if (holder?.token === token) await rm(lock, { force: true });
  server.close();
  await once(server, 'close');
}

async function listen(file: string, token: string): Promise<Server> {
  const server = createServer((socket) => {
    // A starter that hangs up early is no trouble of ours.
    socket.on('error', () => undefined);
    socket.end(`${process.pid} ${token}\n`);
  });
  server.listen(file);
  await once(server, 'listening');
  // The lock must not keep a process alive that has nothing else to do.
  server.unref();
  return server;
}

async function linkIfFree(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    return cannotLock(path.dirname(to), error);
  }
}

function cannotLock(folder: string, cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const sentence = `The folder ${folder} cannot be locked (${reason}). It must be on a file system that has unix sockets and hard links: set DATA_DIR to such a one.`;
  throw new Error(sentence, { cause });
}

async function inodeOf(file: string): Promise<number | null> {
  return stat(file).then(
    (found) => found.ino,
    () => null,
  );
}
