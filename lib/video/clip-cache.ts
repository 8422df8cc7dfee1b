import type { FileHandle } from 'node:fs/promises';
import type { Clock } from '@/lib/platform/clock';
import type { Logger } from '@/lib/platform/logger';
import type { Clip } from '@/lib/recordings/clip';
import type { ClipEncoder } from './clip-encoder';
import { createClipFolder } from './clip-folder';
import { createSingleFlight } from './single-flight';

/** A few hundred minutes of video. */
export const CLIP_CACHE_BYTES = 1_000_000_000;

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
   */
  open(clip: Clip, signal: AbortSignal): Promise<FileHandle | null>;
  /** Removes every clip of a cradle and ends those in the making: it changed hands. */
  forget(agentId: number): Promise<void>;
}

export function createClipCache({ encode, logger, clock, ...place }: ClipCacheDeps): ClipCache {
  const files = createClipFolder({ ...place, clock });
  const flights = createSingleFlight();

  function make(clip: Clip, signal: AbortSignal): Promise<boolean> {
    const begun = clock.monotonic();
    const write = async (file: string) => {
      const written = await encode(clip, { file, signal });
      const ms = Math.round(clock.monotonic() - begun);
      if (written) logger.debug('Clip encoded', { frames: clip.frames.length, ms });
      else logger.warn('A clip has no picture that can be read', { frames: clip.frames.length });
      return written;
    };
    return files.save(nameOf(clip), write, signal);
  }

  return {
    async start() {
      // Clips are made of what is stored elsewhere: without a place for them everything else goes on.
      await files.start().catch((error) => logger.warn('The folder of clips cannot be used', { error }));
    },
    stop: () => void flights.cancel(() => true),
    async open(clip, signal) {
      const name = nameOf(clip);
      const kept = signal.aborted ? null : await files.open(name);
      if (kept) return kept;
      const made = await flights.join(name, (ending) => make(clip, ending), signal);
      return made && !signal.aborted ? files.open(name) : null;
    },
    async forget(agentId) {
      const isTheirs = (name: string) => name.startsWith(`${agentId}-`);
      await flights.cancel(isTheirs);
      await files.removeAll(isTheirs);
    },
  };
}

/**
 * Changes with the frames of the interval: while a minute is being recorded there are more, and when it was swept
 * fewer. Ids are never given twice, so whoever has the cradle later cannot arrive at a clip of those before.
 */
function nameOf({ agentId, from, to, frames }: Clip): string {
  const ends = [frames[0]?.id ?? 0, frames.at(-1)?.id ?? 0];
  return [agentId, from, to, frames.length, ...ends].join('-');
}
