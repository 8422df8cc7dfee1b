import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createVideoSource } from './video-source';

const MOMENT = { scene: 'calm', elapsedMs: 0, wallClock: new Date(0), sway: 0 } as const;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cradle-film-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('plays a film in a loop, fitted into 640x480, until stopped', { timeout: 30_000 }, async () => {
  const file = join(folder, 'film.mp4');
  const film = 'testsrc2=size=320x400:rate=15:duration=1,noise=alls=20:allf=t';
  await promisify(execFile)('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    film,
    '-pix_fmt',
    'yuv420p',
    file,
  ]);
  const complaints: string[] = [];
  const source = createVideoSource({ file, fps: 10, log: (line) => complaints.push(line) });
  await source.start();
  const seen = new Set<Buffer>();
  // More than one round of the film, which has 10 pictures at this pace.
  await vi.waitUntil(
    async () => {
      const frame = await source.frame(MOMENT);
      if (frame) seen.add(frame);
      return seen.size > 13;
    },
    { timeout: 10_000, interval: 20 },
  );
  await source.stop();
  const { width, height } = await sharp([...seen].at(-1)).metadata();
  expect([width, height]).toEqual([640, 480]);
  expect(complaints).toEqual([]);
});

it('refuses a file that is not there', async () => {
  const source = createVideoSource({ file: join(folder, 'none.mp4'), fps: 10, log: () => {} });
  await expect(source.start()).rejects.toThrow('none.mp4');
  await source.stop();
});
