import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '@/lib/platform/clock';
import { namingFullDisk } from './full-disk';

const FINISHED = '.mp4';
/** What is being written has another ending: it is never served, and a start removes what a crash left of it. */
const UNFINISHED = '.part';

interface ClipFolderDeps {
  folder: string;
  maxBytes: number;
  clock: Clock;
  /** Whether a file goes only when no others are left to go. */
  isSpared(name: string): boolean;
}

export interface ClipFolder {
  /** Makes the folder, for this user only, and cleans up after a crash. */
  start(): Promise<void>;
  /** The file of that name for reading, which counts as a use of it; null when there is none. */
  open(name: string): Promise<FileHandle | null>;
  has(name: string): Promise<boolean>;
  /**
   * Has the file written under another name and puts it in place when it is whole and on the disk, unless the signal
   * has aborted. Then the files that were not used for longest make room, those that are spared last.
   * @param write answers whether there is a file now
   * @throws AppError `storage_full` when the disk is, with nothing left behind
   */
  save(name: string, write: (file: string) => Promise<boolean>, signal: AbortSignal): Promise<boolean>;
  removeAll(matches: (name: string) => boolean): Promise<void>;
}

/** Files that go by their last use. A reader that has one open keeps it: its name goes, its content stays with him. */
export function createClipFolder({ folder, maxBytes, clock, isSpared }: ClipFolderDeps): ClipFolder {
  const place = (name: string) => path.join(folder, `${name}${FINISHED}`);
  const make = () => mkdir(folder, { recursive: true, mode: 0o700 });

  async function listFiles(ending: string): Promise<string[]> {
    const files = (await readdir(folder).catch(absent)) ?? [];
    return files.filter((file) => file.endsWith(ending));
  }

  const remove = (file: string) => rm(path.join(folder, file), { force: true });

  async function makeRoom(newest: string): Promise<void> {
    const found = await Promise.all((await listFiles(FINISHED)).map((file) => inspect(folder, file)));
    const files = found
      .filter((file) => file !== null)
      .map((file) => ({ ...file, spared: isSpared(path.basename(file.file, FINISHED)) }))
      .sort((a, b) => Number(a.spared) - Number(b.spared) || a.usedAt - b.usedAt);
    let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { file, bytes } of files) {
      if (total <= maxBytes) return;
      if (file === path.basename(newest)) continue;
      await remove(file);
      total -= bytes;
    }
  }

  return {
    async start() {
      await make();
      for (const file of await listFiles(UNFINISHED)) await remove(file);
    },
    async open(name) {
      const file = await open(place(name), 'r').catch(absent);
      if (file) await markUsed(file, clock.now());
      return file;
    },
    async has(name) {
      return (await stat(place(name)).catch(absent)) !== null;
    },
    async save(name, write, signal) {
      const draft = path.join(folder, `${name}.${randomUUID()}${UNFINISHED}`);
      try {
        await make();
        if (!(await write(draft))) return false;
        await settle(draft, clock.now());
        signal.throwIfAborted();
        await rename(draft, place(name));
      } catch (error) {
        throw namingFullDisk(error);
      } finally {
        await rm(draft, { force: true });
      }
      await makeRoom(place(name));
      return true;
    },
    async removeAll(matches) {
      for (const file of await listFiles(FINISHED))
        if (matches(path.basename(file, FINISHED))) await remove(file);
    },
  };
}

interface KeptFile {
  file: string;
  bytes: number;
  usedAt: number;
}

async function inspect(folder: string, file: string): Promise<KeptFile | null> {
  const found = await stat(path.join(folder, file)).catch(absent);
  return found && { file, bytes: found.size, usedAt: found.atimeMs };
}

/** The time of the last use is written by us: many disks are mounted so that reading does not note it. */
async function markUsed(file: FileHandle, now: number): Promise<void> {
  const { mtime } = await file.stat();
  await file.utimes(new Date(now), mtime);
}

/** On the disk before its name is: else a power cut leaves the name of an empty file. Times in whole ms, see above. */
async function settle(file: string, now: number): Promise<void> {
  await utimes(file, new Date(now), new Date(now));
  const handle = await open(file, 'r');
  await handle.sync().finally(() => handle.close());
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error;
  return null;
}
