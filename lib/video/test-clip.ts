import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Clip, StoredFrame, StoredPicture } from '@/lib/recordings/clip';

const run = promisify(execFile);

/** Test part: a JPEG of one colour. */
export function drawJpeg(width = 320, height = 240, red = 200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: red, g: 60, b: 40 } } })
    .jpeg()
    .toBuffer();
}

/** Test part: the clip of pictures that were received at these times, and their reading. */
export function createTestClip(pictures: { at: number; jpeg: Buffer }[], agentId = 1) {
  const frames = pictures.map(({ at }, index): StoredFrame => ({ id: index + 1, at }));
  const clip: Clip = { agentId, from: 0, to: 60_000, frames };
  async function* readPictures(wanted: readonly StoredFrame[]): AsyncGenerator<StoredPicture> {
    for (const { id } of wanted) {
      const jpeg = pictures[id - 1]?.jpeg;
      if (jpeg) yield { id, jpeg };
    }
  }
  return { clip, readPictures };
}

/** Test part: so many pictures, ten a second. */
export async function createSteadyClip(count: number, agentId = 1) {
  const jpeg = await drawJpeg();
  return createTestClip(
    Array.from({ length: count }, (_, index) => ({ at: index * 100, jpeg })),
    agentId,
  );
}

export interface Probe {
  codec: string;
  pixels: string;
  level: number;
  size: [number, number];
  /** Of the whole file, ms. */
  durationMs: number;
  /** When each picture appears, ms. */
  times: number[];
}

/** Test part: what ffprobe finds in a film. */
export async function probe(file: string): Promise<Probe> {
  const entries = 'stream=codec_name,pix_fmt,level,width,height:format=duration:packet=pts_time';
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', entries, '-of', 'json', file]);
  const { streams, format, packets } = JSON.parse(stdout);
  const [{ codec_name: codec, pix_fmt: pixels, level, width, height }] = streams;
  const times = packets.map(({ pts_time }: { pts_time: string }) => Math.round(Number(pts_time) * 1_000));
  const durationMs = Math.round(Number(format.duration) * 1_000);
  return {
    codec,
    pixels,
    level,
    size: [width, height],
    durationMs,
    times: times.sort((a: number, b: number) => a - b),
  };
}

/** Test part: the colour that a viewer sees at a moment of a film: that of the last picture before it. */
export async function colourAt(file: string, atMs: number): Promise<number[]> {
  const moment = ['-ss', String(atMs / 1_000), '-frames:v', '1'];
  const filters = ['-vf', 'fps=100,scale=1:1,format=rgb24'];
  const args = ['-v', 'error', '-i', file, ...filters, ...moment, '-f', 'rawvideo', 'pipe:1'];
  const { stdout } = await run('ffmpeg', args, { encoding: 'buffer' });
  return [...stdout.subarray(0, 3)];
}

/** Test part: the real ffmpeg behind a program that notes its process id; this folder goes in front of PATH. */
export async function countFfmpeg(folder: string): Promise<{ path: string; started(): Promise<number[]> }> {
  const notes = path.join(folder, 'started');
  await writeFile(notes, '');
  return {
    path: await putBefore(folder, 'counting', `echo $$ >> '${notes}'`),
    started: async () => (await readFile(notes, 'utf8')).split('\n').filter(Boolean).map(Number),
  };
}

/** Test part: a PATH with the real ffmpeg, for which the disk is full: its file is a name of /dev/full. */
export function fullFfmpeg(folder: string): Promise<string> {
  const linked = ['for last; do :; done', 'ln -s /dev/full "$' + '{last#file:}"'].join('\n');
  return putBefore(folder, 'full', linked);
}

/** @returns a PATH on which these lines of shell run before the real ffmpeg, in its process. */
async function putBefore(folder: string, name: string, lines: string): Promise<string> {
  const { stdout } = await run('which', ['ffmpeg']);
  const programs = path.join(folder, name);
  await mkdir(programs, { recursive: true });
  const script = `#!/bin/sh\n${lines}\nexec '${stdout.trim()}' "$@"\n`;
  await writeFile(path.join(programs, 'ffmpeg'), script);
  await chmod(path.join(programs, 'ffmpeg'), 0o755);
  return `${programs}${path.delimiter}${process.env.PATH}`;
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function listFolder(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort();
}
