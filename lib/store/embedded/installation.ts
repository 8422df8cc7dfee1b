import path from 'node:path';
import type { Logger } from '@/lib/platform/logger';
import { openDataFolder } from './data-folder';
import { findDatabaseServer, type ServerProgram } from './find-server';
import { findImprint, type Imprint, requireFitting } from './imprint';
import { initialise } from './initialise';
import { stopLeftover } from './leftover';
import { privateSocketPath } from './private-socket';
import type { ServerPlaces } from './server-arguments';

/** A folder with database files and the program that fits them. */
export interface Installation {
  program: ServerProgram;
  /** Who wrote the files last. */
  imprint: Imprint;
  /** Real path of the folder that holds everything. */
  home: string;
  places: ServerPlaces;
  logFile: string;
  recordFile: string;
}

/**
 * Finds the server, and makes the files when there are none. Nothing runs on the folder afterwards.
 * @throws EmbeddedDatabaseError
 */
export async function prepareInstallation(
  deps: { dataDir: string; logger: Logger },
  signal: AbortSignal,
): Promise<Installation> {
  const folder = await openDataFolder(deps.dataDir);
  const recordFile = path.join(folder.home, 'process');
  const imprint = await findImprint(folder);
  const program = await findDatabaseServer(imprint?.flavour ?? null);
  if (imprint) requireFitting(folder, imprint, program);
  await stopLeftover(deps, { recordFile, dataFolder: folder.files });
  if (imprint === null) await initialise(deps, { folder, program, signal });
  return {
    program,
    imprint: imprint ?? program,
    home: folder.home,
    places: {
      dataFolder: folder.files,
      socketPath: await privateSocketPath(folder.home, 'server.sock'),
      pidFile: path.join(folder.home, 'server.pid'),
    },
    logFile: path.join(folder.home, 'server.log'),
    recordFile,
  };
}
