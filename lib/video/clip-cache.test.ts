import { type FileHandle, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '@/lib/platform/logger';
import { createTestClock } from '@/lib/platform/test-clock';
import type { Clip, StoredFrame } from '@/lib/recordings/clip';
import { type ClipCache, createClipCache } from './clip-cache';
import { createClipEncoder } from './clip-encoder';
import { countFfmpeg, createSteadyClip, fullFfmpeg, isRunning, listFolder } from './test-clip';

const NO_LIMIT = 1_000_000_000;

let home: string;
let folder: string;
let started: () => Promise<number[]>;
let clock: ReturnType<typeof createTestClock>;
let caches: ClipCache[];
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cradle-clips-'));
  folder = path.join(home, 'data', 'clips');
  const counted = await countFfmpeg(home);
  started = counted.started;
  vi.stubEnv('PATH', counted.path);
  clock = createTestClock();
  caches = [];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const cache of caches) cache.stop();
  await rm(home, { recursive: true, force: true });
});

/** A cache of twenty pictures a clip, which come when they are released. */
async function openCache({ maxBytes = NO_LIMIT, held = false } = {}) {
  const { clip, readPictures } = await createSteadyClip(20);
  let release = () => {};
  const released = held ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve();
  async function* readHeld(frames: readonly StoredFrame[]) {
    yield* readPictures(frames.slice(0, 10));
    await released;
    yield* readPictures(frames.slice(10));
  }
  const encode = createClipEncoder({ readPictures: readHeld });
  const cache = createClipCache({ folder, maxBytes, encode, logger: createLogger('silent'), clock });
  caches.push(cache);
  await cache.start();
  return { cache, clip, release: () => release() };
}

const forever = () => new AbortController().signal;
const minute = (clip: Clip, number: number): Clip => ({ ...clip, from: number * 60_000 });

async function sizeOf(file: FileHandle | null): Promise<number> {
  if (file === null) throw new Error('There is no clip.');
  return (await file.readFile().finally(() => file.close())).length;
}

async function openAndClose(cache: ClipCache, clip: Clip): Promise<void> {
  await (await cache.open(clip, forever()))?.close();
}

describe('a clip', () => {
  it('is encoded once and then kept, for this user only', async () => {
    const { cache, clip } = await openCache();
    const first = await sizeOf(await cache.open(clip, forever()));
    const second = await sizeOf(await cache.open(clip, forever()));
    expect(first).toBeGreaterThan(500);
    expect(second).toBe(first);
    expect(await started()).toHaveLength(1);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is kept over a restart', async () => {
    const { cache, clip } = await openCache();
    await openAndClose(cache, clip);
    cache.stop();
    const again = await openCache();
    expect(await sizeOf(await again.cache.open(clip, forever()))).toBeGreaterThan(500);
    expect(await started()).toHaveLength(1);
  });

  it('is another one when there are more frames, or others', async () => {
    const { cache, clip } = await openCache();
    const grown = { ...clip, frames: [...clip.frames, { id: 21, at: 2_000 }] };
    const swept = { ...clip, frames: clip.frames.slice(1) };
    for (const each of [clip, grown, swept, { ...clip, agentId: 2 }]) await openAndClose(cache, each);
    expect(await started()).toHaveLength(4);
  });

  it('without a picture that can be read is none, and is not kept', async () => {
    const { cache, clip } = await openCache();
    const gone = { ...clip, frames: [{ id: 999, at: 0 }] };
    expect(await cache.open(gone, forever())).toBeNull();
    expect(await listFolder(folder)).toEqual([]);
  });

  it('that failed is tried again by the next who asks', async () => {
    const { cache, clip } = await openCache();
    const path = process.env.PATH;
    vi.stubEnv('PATH', home);
    await expect(cache.open(clip, forever())).rejects.toThrow('ffmpeg cannot be started');
    expect(await listFolder(folder)).toEqual([]);
    vi.stubEnv('PATH', path);
    expect(await sizeOf(await cache.open(clip, forever()))).toBeGreaterThan(500);
  });

  it('is made anew when somebody took the folder away', async () => {
    const { cache, clip } = await openCache();
    await openAndClose(cache, clip);
    await rm(folder, { recursive: true });
    expect(await sizeOf(await cache.open(clip, forever()))).toBeGreaterThan(500);
  });
});

describe('several who ask for the same clip', () => {
  it('wait for one encoder', async () => {
    const { cache, clip, release } = await openCache({ held: true });
    const viewers = Array.from({ length: 5 }, () => cache.open(clip, forever()));
    await expect.poll(started).toHaveLength(1);
    release();
    const sizes = await Promise.all(viewers.map(async (viewer) => sizeOf(await viewer)));
    expect(new Set(sizes).size).toBe(1);
    expect(await started()).toHaveLength(1);
  });

  it('lose nothing when the first of them leaves', async () => {
    const { cache, clip, release } = await openCache({ held: true });
    const first = new AbortController();
    const leaving = cache.open(clip, first.signal);
    const staying = cache.open(clip, forever());
    await expect.poll(started).toHaveLength(1);
    first.abort();
    expect(await leaving).toBeNull();
    release();
    expect(await sizeOf(await staying)).toBeGreaterThan(500);
    expect(await started()).toHaveLength(1);
  });

  it('stop it when the last of them leaves, and nothing is left of it', async () => {
    const { cache, clip, release } = await openCache({ held: true });
    const viewers = [new AbortController(), new AbortController()];
    const opening = viewers.map(({ signal }) => cache.open(clip, signal));
    await expect.poll(started).toHaveLength(1);
    const [pid = 0] = await started();
    for (const viewer of viewers) viewer.abort();
    expect(await Promise.all(opening)).toEqual([null, null]);
    await expect.poll(() => isRunning(pid)).toBe(false);
    release();
    await expect.poll(() => listFolder(folder)).toEqual([]);
  });

  it('begin anew when they come after it was given up', async () => {
    const { cache, clip, release } = await openCache({ held: true });
    const impatient = new AbortController();
    const given = cache.open(clip, impatient.signal);
    await expect.poll(started).toHaveLength(1);
    impatient.abort();
    const next = cache.open(clip, forever());
    release();
    expect([await given, (await sizeOf(await next)) > 500]).toEqual([null, true]);
  });

  it('who had left before get nothing, and start nothing', async () => {
    const { cache, clip } = await openCache();
    expect(await cache.open(clip, AbortSignal.abort())).toBeNull();
    expect(await started()).toEqual([]);
  });
});

describe('the room for clips', () => {
  it('is made by those that were not looked at for longest', async () => {
    const { cache, clip } = await openCache();
    await openAndClose(cache, minute(clip, 0));
    const [file = ''] = await listFolder(folder);
    const { size } = await stat(path.join(folder, file));
    cache.stop();

    const { cache: small } = await openCache({ maxBytes: size * 2 });
    for (const number of [0, 1, 0, 2]) {
      clock.advance(1_000);
      await openAndClose(small, minute(clip, number));
    }
    const kept = (await listFolder(folder)).map((name) => Number(name.split('-')[1]) / 60_000);
    expect(kept).toEqual([0, 2]);
  });

  it('always holds the newest, and whoever has another open keeps it', async () => {
    const { cache, clip } = await openCache({ maxBytes: 1 });
    const watched = await cache.open(minute(clip, 0), forever());
    await openAndClose(cache, minute(clip, 1));
    expect(await listFolder(folder)).toHaveLength(1);
    expect(await sizeOf(watched)).toBeGreaterThan(500);
  });
});

describe('the room for clips of the last day', () => {
  it('is made by older ones, though those were looked at later', async () => {
    const { cache, clip } = await openCache();
    const night = { ...clip, from: clock.now() - 70_000, to: clock.now() };
    await openAndClose(cache, night);
    const [file = ''] = await listFolder(folder);
    const { size } = await stat(path.join(folder, file));
    cache.stop();

    const { cache: small } = await openCache({ maxBytes: size * 2 });
    for (const number of [0, 1]) {
      clock.advance(1_000);
      await openAndClose(small, minute(clip, number));
    }
    const ends = (await listFolder(folder)).map((name) => Number(name.split('-')[2]));
    expect(ends).toContain(night.to);
    expect(ends).toHaveLength(2);
  });
});

describe('a clip that nobody has asked for yet', () => {
  it('is there for the first who does', async () => {
    const { cache, clip } = await openCache();
    expect(await cache.prepare(clip, forever())).toBe(true);
    expect(await sizeOf(await cache.open(clip, forever()))).toBeGreaterThan(500);
    expect(await cache.prepare(clip, forever())).toBe(true);
    expect(await started()).toHaveLength(1);
  });

  it('lets whoever asks for another one go first', async () => {
    const { cache, clip } = await openCache();
    const done: string[] = [];
    const prepared = [1, 2, 3].map((number) =>
      cache.prepare(minute(clip, number), forever()).then(() => done.push('prepared')),
    );
    const viewed = cache.open(minute(clip, 9), forever()).then(async (file) => {
      done.push('viewed');
      await file?.close();
    });
    await Promise.all([...prepared, viewed]);
    expect(done[0]).toBe('viewed');
  });

  it('stands still for whoever asks for another one, though it has begun', async () => {
    const { cache, clip, release } = await openCache({ held: true });
    const preparing = cache.prepare(clip, forever());
    await expect.poll(started).toHaveLength(1);
    const other = cache.open(minute(clip, 9), forever());
    await expect.poll(started).toHaveLength(2);
    release();
    expect(await sizeOf(await other)).toBeGreaterThan(500);
    expect(await preparing).toBe(true);
  });

  it('goes on when those leave who asked for it meanwhile', async () => {
    const { cache, clip, release } = await openCache({ held: true });
    const preparing = cache.prepare(clip, forever());
    await expect.poll(started).toHaveLength(1);
    const impatient = new AbortController();
    const opening = cache.open(clip, impatient.signal);
    impatient.abort();
    expect(await opening).toBeNull();
    release();
    expect(await preparing).toBe(true);
    expect(await started()).toHaveLength(1);
  });
});

it('goes with what it was recorded in, when that is kept no longer', async () => {
  const { cache, clip } = await openCache();
  for (const to of [60_000, 120_000]) await openAndClose(cache, { ...clip, to });
  await cache.sweep(120_000);
  expect((await listFolder(folder)).map((name) => name.split('-')[2])).toEqual(['120000']);
});

describe('a recording that goes on', () => {
  it('keeps the newest of its clips only', async () => {
    const { cache, clip } = await openCache();
    const half = { ...clip, frames: clip.frames.slice(0, 10) };
    for (const each of [half, { ...half, agentId: 11 }, clip]) await openAndClose(cache, each);
    const kept = (await listFolder(folder)).map((name) => name.split('-'));
    expect(kept.map(([agentId, , , frames]) => [agentId, frames])).toEqual([
      ['1', '20'],
      ['11', '10'],
    ]);
  });
});

describe('a disk without room', () => {
  it('is named as the reason, leaves nothing behind, and the next who asks tries again', async () => {
    const { cache, clip } = await openCache();
    const whole = process.env.PATH;
    vi.stubEnv('PATH', await fullFfmpeg(home));
    await expect(cache.open(clip, forever())).rejects.toMatchObject({ code: 'storage_full' });
    expect(await listFolder(folder)).toEqual([]);
    vi.stubEnv('PATH', whole);
    expect(await sizeOf(await cache.open(clip, forever()))).toBeGreaterThan(500);
  });
});

describe('a cradle that changes hands', () => {
  it('leaves no clip behind, and others keep theirs', async () => {
    const { cache, clip } = await openCache();
    for (const agentId of [1, 2, 12]) await openAndClose(cache, { ...clip, agentId });
    await cache.forget(1);
    expect((await listFolder(folder)).map((name) => name.split('-')[0])).toEqual(['12', '2']);
  });

  it('ends what is being encoded of it', async () => {
    const { cache, clip, release } = await openCache({ held: true });
    const opening = cache.open(clip, forever());
    await expect.poll(started).toHaveLength(1);
    const forgetting = cache.forget(1);
    expect(await opening).toBeNull();
    release();
    await forgetting;
    expect(await listFolder(folder)).toEqual([]);
  });
});

describe('a start', () => {
  it('removes what a crash left half-written, and serves none of it', async () => {
    const { cache, clip } = await openCache();
    await openAndClose(cache, clip);
    await writeFile(path.join(folder, 'half.part'), 'half a film');
    cache.stop();
    await openCache();
    const files = await listFolder(folder);
    expect(files).toHaveLength(1);
    expect((await readFile(path.join(folder, files[0] ?? ''))).includes('moov')).toBe(true);
  });
});

it('ends its encoders when it is stopped', async () => {
  const { cache, clip, release } = await openCache({ held: true });
  const opening = cache.open(clip, forever());
  await expect.poll(started).toHaveLength(1);
  const [pid = 0] = await started();
  cache.stop();
  expect(await opening).toBeNull();
  await expect.poll(() => isRunning(pid)).toBe(false);
  release();
});
