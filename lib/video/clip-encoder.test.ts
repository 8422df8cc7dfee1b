import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/platform/errors';
import type { StoredFrame, StoredPicture } from '@/lib/recordings/clip';
import { type ClipEncoderDeps, createClipEncoder } from './clip-encoder';
import {
  colourAt,
  countFfmpeg,
  createSteadyClip,
  createTestClip,
  drawJpeg,
  isRunning,
  listFolder,
  probe,
} from './test-clip';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cradle-clip-'));
  file = path.join(folder, 'clip.part');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const forever = () => new AbortController().signal;
/** Nobody else is there. */
const untilTurn = () => Promise.resolve();

async function film(pictures: { at: number; jpeg: Buffer }[]) {
  const { clip, readPictures } = createTestClip(pictures);
  expect(await createClipEncoder({ readPictures })(clip, { file, signal: forever(), untilTurn })).toBe(true);
  return probe(file);
}

/** Its pictures, and the end of the last one. */
const timesOf = async (pictures: { at: number; jpeg: Buffer }[]) => (await film(pictures)).times;

describe('a clip', () => {
  it('is what browsers and phones play, and can be played while it loads', async () => {
    const jpeg = await drawJpeg();
    const found = await film(Array.from({ length: 30 }, (_, index) => ({ at: index * 100, jpeg })));
    expect(found).toMatchObject({ codec: 'h264', pixels: 'yuv420p', size: [320, 240] });
    expect(found.level).toBeLessThanOrEqual(40);
    const bytes = await readFile(file);
    expect(bytes.indexOf('moov')).toBeGreaterThan(0);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('plays as fast as life: each picture at its own millisecond', async () => {
    const jpeg = await drawJpeg();
    const at = 1_759_492_800_123;
    const times = [0, 100, 207, 290, 401];
    expect(await timesOf(times.map((time) => ({ at: at + time, jpeg })))).toEqual([...times, 501]);
    expect((await probe(file)).durationMs).toBeCloseTo(501, -1);
  });

  it('shows a gap for as long as it was, with the last picture before it', async () => {
    const [red, dark] = await Promise.all([drawJpeg(320, 240, 220), drawJpeg(320, 240, 20)]);
    const { times, durationMs } = await film([
      { at: 0, jpeg: red },
      { at: 100, jpeg: red },
      { at: 20_000, jpeg: dark },
      { at: 20_100, jpeg: dark },
    ]);
    const still = Array.from({ length: 39 }, (_, index) => 600 + index * 500);
    expect(times).toEqual([0, 100, ...still, 20_000, 20_100, 20_200]);
    expect(durationMs).toBeCloseTo(20_200, -1);
    const [before, after] = [await colourAt(file, 19_900), await colourAt(file, 20_050)];
    expect(before[0]).toBeGreaterThan((after[0] ?? 0) + 50);
  });

  it('spreads the pictures of one whole second, as earlier installations stored them', async () => {
    const jpeg = await drawJpeg();
    const stamps = [0, 0, 0, 0, 1_000, 1_000, 1_000, 1_000];
    const expected = [0, 250, 500, 750, 1_000, 1_250, 1_500, 1_750, 2_000];
    expect(await timesOf(stamps.map((at) => ({ at, jpeg })))).toEqual(expected);
  });

  it('may be of one picture', async () => {
    expect(await timesOf([{ at: 5_000, jpeg: await drawJpeg() }])).toEqual([0, 100]);
  });

  it('keeps a minute of pictures whole', async () => {
    const jpeg = await drawJpeg(160, 120);
    const { times, durationMs } = await film(
      Array.from({ length: 600 }, (_, index) => ({ at: index * 100, jpeg })),
    );
    expect(times).toHaveLength(601);
    expect(durationMs).toBeCloseTo(60_000, -1);
  });
});

describe('the picture', () => {
  it.each<[string, [number, number], [number, number]]>([
    ['is made even', [321, 241], [322, 242]],
    ['is made smaller where phones would not decode it', [2_592, 1_944], [1_280, 960]],
    ['may be tiny', [1, 1], [2, 2]],
    ['may be upright', [240, 320], [240, 320]],
  ])('%s', async (_, [width, height], size) => {
    expect((await film([{ at: 0, jpeg: await drawJpeg(width, height) }])).size).toEqual(size);
  });

  it('keeps its size when the camera changes its own: the others are fitted into it', async () => {
    const [first, wide, odd] = await Promise.all([
      drawJpeg(320, 240),
      drawJpeg(800, 300),
      drawJpeg(123, 457),
    ]);
    const sizes = [first, wide, odd, first].map((jpeg, index) => ({ at: index * 100, jpeg }));
    const { size, times } = await film(sizes);
    expect([size, times.length]).toEqual([[320, 240], 5]);
  });

  it('keeps its colours', async () => {
    const jpeg = await drawJpeg(320, 240, 220);
    await film([{ at: 0, jpeg }]);
    const off = (await colourAt(file, 0)).map((value, index) =>
      Math.abs(value - ([220, 60, 40][index] ?? 0)),
    );
    expect(Math.max(...off)).toBeLessThan(6);
  });
});

describe('a picture that is none', () => {
  const rubbish = Buffer.from('this is no picture');
  const hollow = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 0x42)]);

  it.each<[string, (whole: Buffer) => Buffer]>([
    ['no JPEG at all', () => rubbish],
    ['empty', () => Buffer.alloc(0)],
    ['the beginning of one and then rubbish', () => hollow],
    ['a beginning and an end', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ])('is left out: %s', async (_, broken) => {
    const jpeg = await drawJpeg();
    const pictures = [jpeg, jpeg, broken(jpeg), jpeg].map((each, index) => ({ at: index * 100, jpeg: each }));
    expect(await timesOf(pictures)).toEqual([0, 100, 300, 400]);
  });

  it('is shown as far as it goes when it was cut off', async () => {
    const jpeg = await drawJpeg();
    const cut = jpeg.subarray(0, jpeg.length / 2);
    const pictures = [jpeg, cut, jpeg].map((each, index) => ({ at: index * 100, jpeg: each }));
    expect(await timesOf(pictures)).toEqual([0, 100, 200, 300]);
  });

  it('leaves its place at the beginning to the next one', async () => {
    const jpeg = await drawJpeg();
    const pictures = [rubbish, jpeg, jpeg].map((each, index) => ({ at: index * 100, jpeg: each }));
    expect(await timesOf(pictures)).toEqual([0, 200, 300]);
  });

  it('makes no clip when there is no other', async () => {
    const { clip, readPictures } = createTestClip([rubbish, hollow].map((jpeg, at) => ({ at, jpeg })));
    expect(await createClipEncoder({ readPictures })(clip, { file, signal: forever(), untilTurn })).toBe(
      false,
    );
    expect(await listFolder(folder)).toEqual([]);
  });

  it('takes no memory that it only claims to need', async () => {
    const jpeg = await drawJpeg();
    const huge = Buffer.from(jpeg);
    // Height and width stand behind the length and the precision of the frame header.
    huge.fill(0xff, huge.indexOf(Buffer.from([0xff, 0xc0])) + 5, huge.indexOf(Buffer.from([0xff, 0xc0])) + 9);
    const pictures = [huge, jpeg, huge, jpeg].map((each, index) => ({ at: index * 100, jpeg: each }));
    expect(await timesOf(pictures)).toEqual([0, 300, 400]);
  });
});

describe('an encoder', () => {
  it('stands back behind the rest of the machine', async () => {
    const counted = await countFfmpeg(folder);
    vi.stubEnv('PATH', counted.path);
    const { clip, readPictures, release } = await createHeldClip();
    const encoding = createClipEncoder({ readPictures })(clip, { file, signal: forever(), untilTurn });
    const pid = await untilStarted(counted.started);
    expect(getPriority(pid)).toBe(10);
    release();
    expect(await encoding).toBe(true);
  });

  it('that is no longer wanted ends at once, and leaves neither process nor file', async () => {
    const counted = await countFfmpeg(folder);
    vi.stubEnv('PATH', counted.path);
    const { clip, readPictures, release } = await createHeldClip();
    const wanted = new AbortController();
    const encoding = createClipEncoder({ readPictures })(clip, { file, signal: wanted.signal, untilTurn });
    const pid = await untilStarted(counted.started);
    wanted.abort();
    const refusal = expect(encoding).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => isRunning(pid)).toBe(false);
    release();
    await refusal;
    await expect(access(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('stands still while it is not its turn, with what it has begun', async () => {
    const { clip, readPictures } = await createSteadyClip(20);
    const read: number[] = [];
    async function* readNoted(frames: readonly StoredFrame[]): AsyncGenerator<StoredPicture> {
      for await (const picture of readPictures(frames)) {
        read.push(picture.id);
        yield picture;
      }
    }
    let goOn = () => {};
    const untilTurn = () =>
      read.length === 5 ? new Promise<void>((resolve) => (goOn = resolve)) : Promise.resolve();
    const encoding = createClipEncoder({ readPictures: readNoted })(clip, {
      file,
      signal: forever(),
      untilTurn,
    });
    await expect.poll(() => read).toHaveLength(5);
    goOn();
    expect(await encoding).toBe(true);
    expect((await probe(file)).times).toHaveLength(21);
  });

  it('says what it misses when there is no ffmpeg, and works again when there is', async () => {
    const { clip, readPictures } = await createSteadyClip(3);
    const encode = createClipEncoder({ readPictures });
    vi.stubEnv('PATH', folder);
    await expect(encode(clip, { file, signal: forever(), untilTurn })).rejects.toThrow(
      /^ffmpeg cannot be started \(is it installed, and on PATH\?\)/,
    );
    vi.unstubAllEnvs();
    expect(await encode(clip, { file, signal: forever(), untilTurn })).toBe(true);
  });

  it('repeats what ffmpeg complained of when it fails, and leaves no file', async () => {
    const { clip, readPictures } = await createSteadyClip(3);
    const nowhere = path.join(folder, 'no-such-folder', 'clip.part');
    await expect(
      createClipEncoder({ readPictures })(clip, { file: nowhere, signal: forever(), untilTurn }),
    ).rejects.toThrow(/^ffmpeg ended with code \d+: [\s\S]*No such file or directory/);
  });

  it('fails as its pictures fail, and not with half a clip', async () => {
    const { clip, readPictures } = await createSteadyClip(5);
    const failing: ClipEncoderDeps = {
      async *readPictures(frames): AsyncGenerator<StoredPicture> {
        yield* readPictures(frames.slice(0, 2));
        throw new AppError('database_unavailable');
      },
    };
    await expect(
      createClipEncoder(failing)(clip, { file, signal: forever(), untilTurn }),
    ).rejects.toMatchObject({
      code: 'database_unavailable',
    });
    expect(await listFolder(folder)).toEqual([]);
  });
});

/** A clip whose pictures stop coming after the first ones, until released. */
async function createHeldClip() {
  const { clip, readPictures: readAll } = await createSteadyClip(20);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const readPictures: ClipEncoderDeps['readPictures'] = async function* (frames) {
    yield* readAll(frames.slice(0, 10));
    await released;
    yield* readAll(frames.slice(10));
  };
  return { clip, readPictures, release: () => release() };
}

async function untilStarted(started: () => Promise<number[]>): Promise<number> {
  await expect.poll(started, { timeout: 5_000 }).toHaveLength(1);
  return (await started())[0] ?? 0;
}
