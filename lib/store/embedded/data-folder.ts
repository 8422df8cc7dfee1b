import { chmod, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';

export interface DataFolder {
  /** Everything of the embedded database: its files, log, socket. Mode 0700, real path. */
  home: string;
  /** The server's own files. */
  files: string;
}

export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  const wanted = path.join(dataDir, 'database');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await mkdir(wanted, { recursive: true, mode: 0o700 });
  await chmod(wanted, 0o700);
  const home = await realpath(wanted);
  return { home, files: path.join(home, 'files') };
}
