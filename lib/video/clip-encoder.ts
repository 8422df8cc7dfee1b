import { rm } from 'node:fs/promises';
import sharp from 'sharp';
import type { Clip, StoredFrame, StoredPicture } from '@/lib/recordings/clip';
import { clipTiming } from '@/lib/recordings/clip-timing';
import { runFfmpeg } from './ffmpeg';
import { h264Arguments, MAX_PIXELS } from './h264-arguments';
import { matroskaOpening, matroskaPictureHead, type PictureSize } from './matroska';
import { createTurns } from './turns';

/** A minute takes some seconds; on the slowest of machines and the largest of pictures not this long, in ms. */
const LIMIT_MS = 5 * 60_000;

export interface ClipTarget {
  /** Absolute path of the file to write; there is none afterwards unless the answer was true. */
  file: string;
  /** Ends it at once. */
  signal: AbortSignal;
}

/** Writes a clip as MP4. @returns false when none of its pictures can be read. */
export type ClipEncoder = (clip: Clip, target: ClipTarget) => Promise<boolean>;

export interface ClipEncoderDeps {
  /** The pictures of frames in their order, those that are gone left out. */
  readPictures(frames: readonly StoredFrame[]): AsyncIterable<StoredPicture>;
}

/**
 * MP4 that browsers and phones play, as fast as life. One clip at a time: two would only take each other's time, and
 * that of the live pictures.
 */
export function createClipEncoder(deps: ClipEncoderDeps): ClipEncoder {
  const takeTurn = createTurns();
  return (clip, target) => takeTurn(() => encodeClip(deps, clip, target), target.signal);
}

async function encodeClip(
  { readPictures }: ClipEncoderDeps,
  { frames }: Clip,
  { file, signal }: ClipTarget,
): Promise<boolean> {
  const pictures = readPictures(frames)[Symbol.asyncIterator]();
  try {
    const first = await findFirst(pictures);
    if (first === null) return false;
    const input = wrapPictures({ first, rest: pictures, schedule: createSchedule(frames) });
    await runFfmpeg({ args: h264Arguments(first.size, file), input, signal, limitMs: LIMIT_MS });
    return true;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await pictures.return?.();
  }
}

interface FirstPicture {
  jpeg: Buffer;
  size: PictureSize;
}

/** The first picture that can be read: the others are fitted into its size. */
async function findFirst(pictures: AsyncIterator<StoredPicture>): Promise<FirstPicture | null> {
  for (;;) {
    const { value: picture, done } = await pictures.next();
    if (done) return null;
    const size = startsAsJpeg(picture.jpeg) ? await readSize(picture.jpeg) : null;
    if (size) return { jpeg: picture.jpeg, size };
  }
}

async function readSize(jpeg: Buffer): Promise<PictureSize | null> {
  try {
    const { width, height } = await sharp(jpeg, { limitInputPixels: MAX_PIXELS }).metadata();
    return width * height <= MAX_PIXELS ? { width, height } : null;
  } catch {
    return null;
  }
}

function startsAsJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

interface Schedule {
  /** When each picture appears, by its id; ms from the beginning. */
  at: Map<number, number>;
  /** When the last one goes, ms. */
  end: number;
}

function createSchedule(frames: readonly StoredFrame[]): Schedule {
  const durations = clipTiming(frames.map(({ at }) => at));
  const at = new Map<number, number>();
  let elapsed = 0;
  for (const [index, { id }] of frames.entries()) {
    at.set(id, Math.round(elapsed));
    elapsed += durations[index] ?? 0;
  }
  return { at, end: Math.round(elapsed) };
}

/**
 * The stream that ffmpeg reads. A picture that is missing or no JPEG leaves the one before it standing, as it leaves
 * the first one appearing earlier. The last one is sent twice: how long a picture lasts that none follows is
 * something that versions of ffmpeg do not agree on.
 */
async function* wrapPictures({
  first,
  rest,
  schedule,
}: {
  first: FirstPicture;
  rest: AsyncIterator<StoredPicture>;
  schedule: Schedule;
}): AsyncGenerator<Buffer, void, undefined> {
  let last = first.jpeg;
  yield matroskaOpening(first.size);
  yield* wrap(0, first.jpeg);
  for (;;) {
    const { value: picture, done } = await rest.next();
    if (done) break;
    if (!startsAsJpeg(picture.jpeg)) continue;
    last = picture.jpeg;
    yield* wrap(schedule.at.get(picture.id) ?? 0, last);
  }
  yield* wrap(schedule.end, last);
}

function* wrap(atMs: number, jpeg: Buffer): Generator<Buffer, void, undefined> {
  yield matroskaPictureHead(atMs, jpeg.length);
  yield jpeg;
}
