import { statfs } from 'node:fs/promises';
import type { Logger } from '@/lib/platform/logger';

/** How often the room is looked at, in ms: at 60 cradles' full rate a disk loses about 300 MB in that time. */
export const DISK_CHECK_MS = 10_000;
/** Recording goes on once there is this many times the least room again: at the very edge it would stop and go. */
const RESUME_FACTOR = 1.1;

/** Stops recordings before the disk is full: the rows of readings and alerts need what is left. */
export interface DiskGuard {
  hasRoom(): boolean;
  /** Bytes free when it was last looked at; null when that is not known. */
  freeBytes(): number | null;
  check(): Promise<void>;
}

interface DiskGuardDeps {
  /** Bytes that anybody may still write where the data lies. */
  readFree(): Promise<number>;
  /** 0: recordings are never stopped. */
  leastBytes: number;
  logger: Logger;
  onFull(): void;
  /** Also when the first look finds room: a server of before may have said that there was none. */
  onRoom(): void;
}

export function createDiskGuard({ readFree, leastBytes, logger, onFull, onRoom }: DiskGuardDeps): DiskGuard {
  /** Null until it was looked at. */
  let room: boolean | null = null;
  let free: number | null = null;

  function note(bytes: number): void {
    free = bytes;
    if (room !== false && bytes < leastBytes) {
      room = false;
      logger.error('Nothing is recorded: too little room is left on the disk', { freeBytes: bytes });
      onFull();
    } else if (room === null || (!room && bytes >= leastBytes * RESUME_FACTOR)) {
      if (room === false)
        logger.info('There is room on the disk again: recordings go on', { freeBytes: bytes });
      room = true;
      onRoom();
    }
  }

  return {
    hasRoom: () => room !== false,
    freeBytes: () => free,
    async check() {
      if (leastBytes === 0) {
        if (room === null) onRoom();
        room = true;
        return;
      }
      try {
        note(await readFree());
      } catch (error) {
        // What is not known stops no recording.
        free = null;
        logger.warn('The room on the disk could not be read', { error });
      }
    },
  };
}

/** Bytes that are free for this server where that folder lies. */
export async function readFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
