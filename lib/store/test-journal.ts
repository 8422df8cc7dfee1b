import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { createLogger } from '@/lib/platform/logger';
import { createAlertIds } from './alert-ids';
import { createJournal, type Journal } from './journal';
import type { JournalDeps } from './journal-deps';
import { createSpool } from './spool/spool';

const folders: string[] = [];

/** Test part: a folder of its own, under which a spool may be; it goes with this process. */
export function makeDataDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'smart-cradle-spool-'));
  if (folders.length === 0) process.once('exit', removeFolders);
  folders.push(folder);
  return folder;
}

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Test part: a journal with its spool, whose alerts are all stored. */
export function createTestJournal(
  deps: Pick<JournalDeps, 'database' | 'clock'> & Partial<JournalDeps> & { dataDir?: string },
): Journal {
  const { database, clock, dataDir = makeDataDir() } = deps;
  const logger = createLogger('silent');
  return createJournal({
    logger,
    spool: createSpool({ dataDir, clock, logger }),
    alertIds: createAlertIds({ database }),
    isWaiting: () => false,
    newWriter: ulid,
    ...deps,
  });
}
