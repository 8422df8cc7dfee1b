import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileResponse } from '@/lib/http/file-response';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { createRecordedClips, type RecordedClips } from '@/lib/runtime/clips';
import { addCradle, addUser, startTestDatabase, type TestDatabase } from '@/lib/store/test-database';
import { prepareBrowser } from './open-browser';

const noon = Date.UTC(2025, 9, 3, 12);
const MINUTE_MS = 60_000;
const RED = { r: 210, g: 40, b: 30 };
const BLUE = { r: 30, g: 60, b: 200 };
/** Two seconds of red, nothing for eight, two seconds of blue. */
const RECORDED = [
  { from: 0, colour: RED },
  { from: 10_000, colour: BLUE },
];

const desk = prepareBrowser();
let home: string;
let test: TestDatabase;
let clips: RecordedClips;
let server: Server;
let agentId: number;
const statuses: number[] = [];

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cradle-video-'));
  test = await startTestDatabase();
  agentId = await addCradle(test.connection, 'cradle-1', await addUser(test.connection, 'parent'));
  await record();
  const logger = createLogger('silent');
  clips = createRecordedClips({ dataDir: home, clock: systemClock, logger, database: () => test.database });
  await clips.start();
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  clips?.stop();
  await test?.stop();
  await rm(home, { recursive: true, force: true });
});

async function record(): Promise<void> {
  for (const { from, colour } of RECORDED) {
    const jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
      .jpeg()
      .toBuffer();
    for (let at = from; at < from + 2_000; at += 100) {
      await test.connection.execute(
        'INSERT INTO video_frames (agent_id, timestamp, frame) VALUES (?, ?, ?)',
        [agentId, new Date(noon + at), jpeg],
      );
    }
  }
}

const PAGE = '<!doctype html><link rel="icon" href="data:,"><video src="/film" muted></video>';

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  if (incoming.url === '/') return void response.setHeader('Content-Type', 'text/html').end(PAGE);
  const left = new AbortController();
  response.once('close', () => left.abort());
  const headers = new Headers(incoming.headers as Record<string, string>);
  const request = new Request(`http://cradle${incoming.url}`, { method: incoming.method, headers });
  const file = await clips.open({ agentId, from: noon, to: noon + MINUTE_MS }, left.signal);
  if (file === null) return void response.writeHead(404).end();
  const film = await fileResponse(request, file, { contentType: 'video/mp4', signal: left.signal });
  statuses.push(film.status);
  response.writeHead(film.status, Object.fromEntries(film.headers));
  // A browser takes what it needs and leaves.
  await pipeline(Readable.fromWeb(film.body as NodeReadableStream), response).catch(() => {});
}

it('plays a recorded minute as it was, and jumps within it', async () => {
  const { port } = server.address() as AddressInfo;
  const page = await desk.open({ base: `http://127.0.0.1:${port}` });
  await page.goto('/');
  expect(await durationOf(page)).toBeCloseTo(12, 0);

  await page.evaluate(() => document.querySelector('video')?.play());
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.7);
  expectColour(await pictureOf(page), RED);

  // The last picture before the gap stands for as long as it lasted.
  await jumpTo(page, 9.5);
  expectColour(await pictureOf(page), RED);
  await jumpTo(page, 10.5);
  expectColour(await pictureOf(page), BLUE);
  expect(new Set(statuses)).toEqual(new Set([206]));
});

it('is none where nothing was recorded', async () => {
  const next = { agentId, from: noon + MINUTE_MS, to: noon + 2 * MINUTE_MS };
  expect(await clips.open(next, new AbortController().signal)).toBeNull();
});

function durationOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const video = document.querySelector('video') as HTMLVideoElement;
    if (video.readyState === 0) await new Promise((resolve) => (video.onloadedmetadata = resolve));
    return video.duration;
  });
}

function jumpTo(page: Page, seconds: number): Promise<void> {
  return page.evaluate(async (at) => {
    const video = document.querySelector('video') as HTMLVideoElement;
    video.pause();
    const arrived = new Promise((resolve) => (video.onseeked = resolve));
    video.currentTime = at;
    await arrived;
  }, seconds);
}

/** Red, green and blue in the middle of what the browser shows. */
function pictureOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const video = document.querySelector('video') as HTMLVideoElement;
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.drawImage(video, 0, 0);
    return [...pen.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data.slice(0, 3)];
  });
}

function expectColour(found: number[], { r, g, b }: typeof RED): void {
  const off = [r, g, b].map((value, index) => Math.abs(value - (found[index] ?? 0)));
  expect(Math.max(...off), `${found} instead of ${[r, g, b]}`).toBeLessThan(12);
}
