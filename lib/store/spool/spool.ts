import fs from 'node:fs';
import path from 'node:path';
import type { Clock } from '@/lib/platform/clock';
import { createLimitedLog } from '@/lib/platform/log-limit';
import type { Logger } from '@/lib/platform/logger';
import type { SpoolFiles } from './segments';
import { createSpoolLog } from './spool-log';
import { createSpoolQueue, type QueueDeps, type SpoolQueue } from './spool-queue';
import { createSpoolRoom } from './spool-room';

/**
 * 1 GB: half an hour of one recording that never ends (10 pictures of 50 KB a second), or a night of readings of a
 * hundred cradles. More would fill the card of a Raspberry Pi, and then the database could not come back either.
 */
const LIMIT_BYTES = 1024 ** 3;

/** What is on its way to the database, in files that outlive this process (DESIGN 4). */
export interface Spool {
  createQueue<T>(options: Omit<QueueDeps<T>, 'log' | 'room' | 'warnings'>): SpoolQueue<T>;
  bytes(): number;
}

interface SpoolDeps {
  dataDir: string;
  clock: Clock;
  logger: Logger;
  files?: SpoolFiles;
  limitBytes?: number;
}

export function createSpool(deps: SpoolDeps): Spool {
  const { dataDir, clock, logger, files = fs, limitBytes = LIMIT_BYTES } = deps;
  const folder = path.join(dataDir, 'spool');
  const room = createSpoolRoom({ limitBytes });
  const warnings = createLimitedLog({ logger, clock });
  return {
    createQueue: (options) =>
      createSpoolQueue({
        ...options,
        log: createSpoolLog({ files, folder: path.join(folder, options.kind) }),
        room,
        warnings,
      }),
    bytes: room.bytes,
  };
}
