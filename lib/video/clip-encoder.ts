import { rm } from 'node:fs/promises';
import sharp from 'sharp';
import type { Clip, StoredFrame, StoredPicture } from '@/lib/recordings/clip';
import { clipTiming } from '@/lib/recordings/clip-timing';
import { runFfmpeg } from './ffmpeg';
import { h264Arguments, MAX_PIXELS } from './h264-arguments';
import { matroskaOpening, matroskaPictureHead, type PictureSize } from './matroska';

/**
 * A minute takes some seconds; on the slowest of machines, with the largest of pictures and behind others in between,
 * not this long, in ms.
 */
const LIMIT_MS = 5 * 60_000;
/**
 * A picture that stands is sent again this often, in ms. Chromium shows whoever jumps into a gap the picture after
 * it; so it finds the one that stood. A repetition costs a few bytes.
 */
const HOLD_MS = 500;

export interface ClipTarget {
  /** Absolute path of the file to write; there is none afterwards unless the answer was true. */
  file: string;
  /** Ends it at once. */
  signal: AbortSignal;
  /** Awaited before it begins and before each further picture: it stands still for as long as others go first. */
  untilTurn(): Promise<void>;
}

/** Writes a clip as MP4. @returns false when none of its pictures can be read. */
export type ClipEncoder = (clip: Clip, target: ClipTarget) => Promise<boolean>;

export interface ClipEncoderDeps {
  /** The pictures of frames in their order, those that are gone left out. */
  readPictures(frames: readonly StoredFrame[]): AsyncIterable<StoredPicture>;
}

/** MP4 that browsers and phones play, as fast as life. */
export function createClipEncoder(deps: ClipEncoderDeps): ClipEncoder {
  return (clip, target) => encodeClip(deps, clip, target);
}

async function encodeClip(
  { readPictures }: ClipEncoderDeps,
  { frames }: Clip,
  { file, signal, untilTurn }: ClipTarget,
): Promise<boolean> {
  const pictures = inTurn(readPictures(frames), untilTurn);
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
    await pictures.return();
  }
}

async function* inTurn<T>(
  items: AsyncIterable<T>,
  untilTurn: () => Promise<void>,
): AsyncGenerator<T, void, undefined> {
  await untilTurn();
  for await (const item of items) {
    yield item;
    await untilTurn();
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

interface Wrapping {
  first: FirstPicture;
  rest: AsyncIterator<StoredPicture>;
  schedule: Schedule;
}

/**
 * The stream that ffmpeg reads. Where a picture is missing or no JPEG the one before it stands, and at the beginning
 * the one after it. The last one is sent once more at its end: how long a picture lasts that none follows is something
 * that versions of ffmpeg do not agree on.
 */
async function* wrapPictures({ first, rest, schedule }: Wrapping): AsyncGenerator<Buffer, void, undefined> {
  let standing = { at: 0, jpeg: first.jpeg };
  yield matroskaOpening(first.size);
  yield* wrap(standing);
  for (;;) {
    const { value: picture, done } = await rest.next();
    if (done) break;
    if (!startsAsJpeg(picture.jpeg)) continue;
    const next = { at: schedule.at.get(picture.id) ?? 0, jpeg: picture.jpeg };
    yield* hold(standing, next.at);
    yield* wrap(next);
    standing = next;
  }
  yield* hold(standing, schedule.end);
  yield* wrap({ ...standing, at: schedule.end });
}

interface PlacedPicture {
  /** ms from the beginning. */
  at: number;
  jpeg: Buffer;
}

function* hold({ at, jpeg }: PlacedPicture, until: number): Generator<Buffer, void, undefined> {
  for (let again = at + HOLD_MS; again < until; again += HOLD_MS) yield* wrap({ at: again, jpeg });
}

function* wrap({ at, jpeg }: PlacedPicture): Generator<Buffer, void, undefined> {
  yield matroskaPictureHead(at, jpeg.length);
  yield jpeg;
}
