import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import type { ClipInterval } from '@/lib/recordings/clip';
import type { Database } from '@/lib/store/database';
import { listFrames, readPictures } from '@/lib/store/recordings';
import { CLIP_CACHE_BYTES, type ClipCache, createClipCache } from '@/lib/video/clip-cache';
import { createClipEncoder } from '@/lib/video/clip-encoder';

interface RecordedClipsDeps {
  dataDir: string;
  clock: Clock;
  logger: Logger;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
}

export interface RecordedClips extends Omit<ClipCache, 'open' | 'prepare'> {
  /**
   * The video of what was recorded of a cradle in an interval, as an open file that the caller closes. Null when
   * nothing was, and for whoever leaves before it is there.
   */
  open(interval: ClipInterval, signal: AbortSignal): Promise<FileHandle | null>;
  /** Has that video made for whoever may ask for it, where anything was recorded. */
  prepare(interval: ClipInterval, signal: AbortSignal): Promise<void>;
}

/** Frames of the store as videos under the data folder. */
export function createRecordedClips({ dataDir, clock, logger, database }: RecordedClipsDeps): RecordedClips {
  const cache = createClipCache({
    folder: path.join(dataDir, 'clips'),
    maxBytes: CLIP_CACHE_BYTES,
    encode: createClipEncoder({ readPictures: (frames) => readPictures(database(), frames) }),
    logger,
    clock,
  });
  return {
    ...cache,
    async open(interval, signal) {
      const frames = await listFrames(database(), interval);
      return frames.length === 0 ? null : cache.open({ ...interval, frames }, signal);
    },
    async prepare(interval, signal) {
      const frames = await listFrames(database(), interval);
      if (frames.length > 0) await cache.prepare({ ...interval, frames }, signal);
    },
  };
}
