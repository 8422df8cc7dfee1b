import type { FileHandle } from 'node:fs/promises';
import type { Clock } from '@/lib/platform/clock';
import { hasErrorCode } from '@/lib/platform/errors';
import { createLimitedLog } from '@/lib/platform/log-limit';
import type { Logger } from '@/lib/platform/logger';
import type { Clip } from '@/lib/recordings/clip';
import type { ClipEncoder } from './clip-encoder';
import { createClipFolder } from './clip-folder';
import { clipName, endOfClip, isOfCradle, isOfInterval } from './clip-name';
import { createEncoderQueue } from './encoder-queue';
import { createSingleFlight } from './single-flight';

/** A few hundred minutes of video. */
export const CLIP_CACHE_BYTES = 1_000_000_000;
/** What was recorded within this time, in ms, makes no room for older clips: a night is looked at the day after. */
const SPARED_MS = 24 * 3_600_000;

export interface ClipCacheDeps {
  /** Absolute path; made when it is not there. */
  folder: string;
  maxBytes: number;
  encode: ClipEncoder;
  logger: Logger;
  clock: Clock;
}

export interface ClipCache {
  /** Makes its folder, and removes what a crash left half-written. */
  start(): Promise<void>;
  /** Ends what is being encoded; what is left of it the next start removes. */
  stop(): void;
  /**
   * The clip as an open file, which the caller closes; encoded first when it is not there. Several who ask for the
   * same one wait for the same encoder, and it ends when the last of them leaves. Null when no picture of it can be
   * read, and when the signal aborts or the cradle is forgotten meanwhile.
   * @throws AppError `storage_full`
   */
  open(clip: Clip, signal: AbortSignal): Promise<FileHandle | null>;
  /**
   * Has the clip encoded for whoever may come, behind all who wait for one. It goes on when those who joined in
   * meanwhile leave. @returns false when no picture of it can be read, and when it was ended before it was there.
   */
  prepare(clip: Clip, signal: AbortSignal): Promise<boolean>;
  /** Removes the clips of what was over before that moment (wall ms): their pictures are kept no longer. */
  sweep(before: number): Promise<void>;
  /** Removes every clip of a cradle and ends those in the making: it changed hands. */
  forget(agentId: number): Promise<void>;
}

export function createClipCache({ encode, logger, clock, ...place }: ClipCacheDeps): ClipCache {
  const isSpared = (name: string) => (endOfClip(name) ?? 0) > clock.now() - SPARED_MS;
  const files = createClipFolder({ ...place, clock, isSpared });
  const limitedLog = createLimitedLog({ logger, clock });
  const flights = createSingleFlight();
  const queue = createEncoderQueue();

  async function make(clip: Clip, signal: AbortSignal): Promise<boolean> {
    const begun = clock.monotonic();
    const key = clipName(clip);
    const write = (file: string) =>
      queue.run({ key, signal }, (untilTurn) => encode(clip, { file, signal, untilTurn }));
    const written = await files.save(key, write, signal).catch((error) => {
      if (hasErrorCode(error, 'storage_full')) limitedLog.warn('There is no room for a clip', { error });
      throw error;
    });
    const ms = Math.round(clock.monotonic() - begun);
    if (written) logger.debug('Clip encoded', { frames: clip.frames.length, ms });
    else logger.warn('A clip has no picture that can be read', { frames: clip.frames.length });
    // Of a recording that goes on only the newest is of use.
    if (written) await files.removeAll((name) => name !== key && isOfInterval(name, clip));
    return written;
  }

  const join = (clip: Clip, signal: AbortSignal) =>
    flights.join(clipName(clip), (ending) => make(clip, ending), signal);

  return {
    async start() {
      // Clips are made of what is stored elsewhere: without a place for them everything else goes on.
      await files.start().catch((error) => logger.warn('The folder of clips cannot be used', { error }));
    },
    stop: () => void flights.cancel(() => true),
    async open(clip, signal) {
      const name = clipName(clip);
      const kept = signal.aborted ? null : await files.open(name);
      if (kept) return kept;
      const leave = queue.want(name);
      try {
        const made = await join(clip, signal);
        return made && !signal.aborted ? await files.open(name) : null;
      } finally {
        leave();
      }
    },
    async prepare(clip, signal) {
      return (await files.has(clipName(clip))) || (await join(clip, signal)) === true;
    },
    sweep: (before) => files.removeAll((name) => (endOfClip(name) ?? 0) < before),
    async forget(agentId) {
      const isTheirs = (name: string) => isOfCradle(name, agentId);
      await flights.cancel(isTheirs);
      await files.removeAll(isTheirs);
    },
  };
}
