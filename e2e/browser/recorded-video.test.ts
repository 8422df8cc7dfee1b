import { stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { type Client, createClient, requireOk } from '../client/http-client';
import { addAlert, addFrames, findStoredCradle } from '../client/stored-night';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';
import { VIEWS } from './views';

const UUID = 'cradle-unique-id-example';
const NOON = Date.UTC(2025, 9, 3, 12);
const MINUTE = `/api/video/${UUID}?date=2025-10-03&time=12:00:00`;
const RED = { r: 210, g: 40, b: 30 };
const BLUE = { r: 30, g: 60, b: 200 };
/** Two seconds of red, nothing for eight, two seconds of blue. */
const RECORDED = [
  { from: 0, colour: RED },
  { from: 10_000, colour: BLUE },
];

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let alertId: number;

beforeAll(async () => {
  await createClient(home.base).registerAgent(UUID);
  parent = await home.bringParent('haru', [UUID]);
  const cradle = await findStoredCradle(home.server.query, UUID);
  for (const { from, colour } of RECORDED) {
    const jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
      .jpeg()
      .toBuffer();
    const moments = Array.from({ length: 20 }, (_, index) => new Date(NOON + from + index * 100));
    await addFrames(home.server.query, cradle, { jpeg, moments });
  }
  alertId = await addAlert(home.server.query, cradle, { type: 'crying', at: new Date(NOON + 5_000) });
});

it('plays a recorded minute as it was, and jumps within it', async () => {
  const context = await desk.visit({ base: home.base });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(MINUTE);
  await expectFilm(page);
});

it('plays by a link where no cookie is sent', async () => {
  const { url } = (await requireOk(parent.call('/api/media_links', { json: { path: MINUTE } }))).json<{
    url: string;
  }>();
  const page = await desk.open({ base: home.base });
  await page.goto(url);
  await expectFilm(page);
});

it('plays the recording of an alert', async () => {
  const context = await desk.visit({ base: home.base });
  await handSession(parent, context);
  const film = await context.newPage();
  await film.goto(`/api/video/${UUID}?alert_id=${alertId}`);
  await expectFilm(film);
});

it.each(VIEWS)('gives the recording of an alert to keep from its page ($name)', async (view) => {
  const context = await desk.visit({ base: home.base, view });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(`/alerts/${alertId}`);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: view.text.alert.download }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('smart-cradle-2025-10-03T12-00-05Z-crying.mp4');
  expect((await stat(await download.path())).size).toBeGreaterThan(1_000);
});

async function expectFilm(page: Page): Promise<void> {
  expect(await durationOf(page)).toBeCloseTo(12, 0);

  await page.evaluate(() => document.querySelector('video')?.play());
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.7);
  expectColour(await pictureOf(page), RED);

  // The last picture before the gap stands for as long as it lasted.
  await jumpTo(page, 9.5);
  expectColour(await pictureOf(page), RED);
  await jumpTo(page, 10.5);
  expectColour(await pictureOf(page), BLUE);
}

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
