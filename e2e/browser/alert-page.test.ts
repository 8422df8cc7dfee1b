import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import type { Client } from '../client/http-client';
import { addAlert, addFrames, addReadings, findStoredCradle, type StoredNight } from '../client/stored-night';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';

const UUID = 'cradle-unique-id-example';
const NOON = Date.UTC(2025, 9, 3, 12);
const SECOND = 1_000;
/** Ten pictures a second for four, from a second before the alert on; nothing for eight; five more. */
const OFFSETS = [
  ...Array.from({ length: 40 }, (_, index) => index * 100 - SECOND),
  ...Array.from({ length: 5 }, (_, index) => 11 * SECOND + index * 100),
];
/** Grey of each picture, so that it can be told from the others. */
const LEVEL_STEP = 5;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let cradle: StoredNight;
let alertId: number;
/** Ids of the pictures, in the order of their times. */
let pictures: number[];

beforeAll(async () => {
  parent = await home.bringParent('haru');
  await parent.registerAgent(UUID);
  await parent.claim(UUID);
  cradle = await findStoredCradle(home.server.query, UUID);
  const uid = ulid();
  const raised = { uid, episode: uid, details: { value: 38.6 } };
  alertId = await addAlert(home.server.query, cradle, { at: new Date(NOON), raised });
  pictures = [];
  for (const [index, offset] of OFFSETS.entries()) {
    const jpeg = await drawGrey(index * LEVEL_STEP);
    const moments = [new Date(NOON + offset)];
    pictures.push(...(await addFrames(home.server.query, cradle, { jpeg, moments, alertId })));
  }
  await addReadings(home.server.query, cradle, [
    { at: new Date(NOON - 9 * SECOND), temperature: 38.4, crying: 'Not Crying' },
    { at: new Date(NOON), temperature: 38.6, crying: 'Crying', direction: '좌측으로 움직임' },
  ]);
  await addMessages(uid);
});

function drawGrey(level: number): Promise<Buffer> {
  const background = { r: level, g: level, b: level };
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** Shown on one phone, and not sent to another. */
async function addMessages(alertUid: string): Promise<void> {
  const at = (seconds: number) => new Date(NOON + seconds * SECOND);
  const columns =
    'uid, user_id, agent_id, alert_uid, kind, channel, device_id, state, reason, attempts, created_at, sent_at, shown_at';
  const common = [cradle.ownerId, cradle.agentId, alertUid, 'alert', 'push'];
  await home.server.query(`INSERT INTO notifications (${columns}) VALUES ?`, [
    [
      [ulid(), ...common, 7, 'shown', null, 1, at(0), at(1), at(3)],
      [ulid(), ...common, 9, 'failed', 'the device was removed', 1, at(0.1), null, null],
    ],
  ]);
}

interface Opening extends Omit<Visit, 'base'> {
  language?: Locale;
  /** Its time passes when the test says so. */
  clock?: boolean;
}

async function open(id: number, { language = 'ko', clock = false, ...options }: Opening = {}): Promise<Page> {
  const context = await desk.visit({ base: home.base, timezoneId: 'Asia/Seoul', ...options });
  await context.addCookies([{ name: LOCALE_COOKIE, value: language, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  if (clock) await page.clock.install();
  await page.goto(`/alerts/${id}`);
  await page.locator('[data-frame-state=shown]').waitFor();
  return page;
}

async function shows(page: Page, moment: string): Promise<void> {
  await page.locator('[data-picture-moment]').getByText(moment, { exact: true }).waitFor();
  await page.locator('[data-frame-state=shown]').waitFor();
}

/** Number of the picture that the page says it shows, and the one that it draws. */
async function pictureOn(page: Page): Promise<[number, number]> {
  const { id, level } = await page.evaluate(lookAtPicture);
  return [pictures.indexOf(id), Math.round(level / LEVEL_STEP)];
}

/** Runs in the page. */
function lookAtPicture() {
  const frame = document.querySelector('[data-frame]') as HTMLElement;
  const pen = frame.querySelector('canvas')?.getContext('2d');
  return { id: Number(frame.dataset.frame), level: pen?.getImageData(9, 9, 1, 1).data[0] ?? -1 };
}

/** Runs in the page: every picture that stands while it plays, until it has come to its end. */
async function watchPlaying() {
  const seen: { id: number; level: number }[] = [];
  const frame = document.querySelector('[data-frame]') as HTMLElement;
  const button = document.querySelector('[data-play]') as HTMLElement;
  const name = button.getAttribute('aria-label');
  while (button.getAttribute('aria-label') === name) {
    await new Promise(requestAnimationFrame);
    const pen = frame.querySelector('canvas')?.getContext('2d');
    const level = pen?.getImageData(9, 9, 1, 1).data[0] ?? -1;
    if (frame.dataset.frameState === 'shown') seen.push({ id: Number(frame.dataset.frame), level });
  }
  return seen;
}

describe('a recording', () => {
  it('is played at four times the speed to its end, a few requests at a time', async () => {
    const page = await open(alertId, SCREENS.phone);
    const [asking, most] = [new Set<string>(), { asked: 0 }];
    page.on('request', (request) => {
      if (request.url().includes('/api/alert_frame/')) asking.add(request.url());
      most.asked = Math.max(most.asked, asking.size);
    });
    page.on('requestfinished', (request) => asking.delete(request.url()));
    await page.getByRole('radio', { name: '4×' }).click();
    await tabTo(page, 'input[type=range]');
    await page.keyboard.press('Home');
    await shows(page, '알림 1초 전');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '멈춤' }).waitFor();
    const seen = await page.evaluate(watchPlaying);
    await shows(page, '알림 11초 후');
    expect(await pictureOn(page)).toEqual([44, 44]);
    const order = [...new Set(seen.map(({ id }) => pictures.indexOf(id)))];
    expect([...new Set(seen.map(({ level }) => Math.round(level / LEVEL_STEP)))]).toEqual(order);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order.length).toBeGreaterThan(3);
    expect(most.asked).toBeLessThanOrEqual(3);
    // From its end it begins again.
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '멈춤' }).waitFor();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: '재생' }).waitFor();
  });

  it('is gone through with the keyboard alone, and each moment says what was measured', async () => {
    const page = await open(alertId, { ...SCREENS.desktop, language: 'en' });
    const slider = page.getByRole('slider', { name: 'Moment to look at' });
    const says = () => slider.getAttribute('aria-valuetext');
    expect(await pictureOn(page)).toEqual([10, 10]);
    await tabTo(page, 'input[type=range]');
    expect(await says()).toBe(
      'The moment of the alert. Sensor temperature 38.6°C. Crying Crying. Position Left',
    );
    for (const [key, moment, number] of [
      ['.', 'The moment of the alert', 11],
      [',', 'The moment of the alert', 10],
      ['ArrowRight', '1 s after the alert', 20],
      ['ArrowLeft', 'The moment of the alert', 10],
      ['ArrowLeft', '1 s before the alert', 0],
      [',', '1 s before the alert', 0],
      ['End', '11 s after the alert', 44],
      ['Home', '1 s before the alert', 0],
    ] as const) {
      await page.keyboard.press(key);
      await shows(page, moment);
      expect(await pictureOn(page), key).toEqual([number, number]);
    }
    expect(await says()).toBe(
      '1 s before the alert. Sensor temperature 38.4°C. Crying Not crying. Position Not known',
    );
    await page.getByRole('button', { name: 'Next picture' }).press('Enter');
    expect(await pictureOn(page)).toEqual([1, 1]);
  });

  it('is looked at where somebody points, and says of what nothing was kept', async () => {
    const page = await open(alertId);
    const axis = page.locator('[data-axis]');
    const { width = 0 } = (await axis.boundingBox()) ?? {};
    /** The axis goes from 10 s before the alert to 60 s after. */
    const pointAt = (second: number) => axis.click({ position: { x: ((second + 10) / 70) * width, y: 40 } });
    await pointAt(2);
    await shows(page, '알림 2초 후');
    const [number, drawn] = await pictureOn(page);
    expect(Math.abs(number - 30)).toBeLessThanOrEqual(1);
    expect(drawn).toBe(number);
    const cursor = await page.locator('[data-cursor]').boundingBox();
    const thumb = ((await axis.boundingBox())?.x ?? 0) + (12 / 70) * width;
    expect(Math.abs((cursor?.x ?? 0) - thumb)).toBeLessThan(3);
    await pointAt(40);
    await page.getByText('이때는 사진이 없어요').waitFor();
    expect(await page.locator('[data-reading=crying]').innerText()).toBe('모름');
    expect(await page.locator('[data-reading=temperature]').innerText()).toBe('38.6°C');
  });

  it('never lets one picture pass for another', async () => {
    const page = await open(alertId);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/api/alert_frame/*', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('slider').press('End');
    await page.getByText('불러오는 중이에요').waitFor();
    expect(await page.locator('[data-frame-state=shown]').count()).toBe(0);
    letGo();
    await shows(page, '알림 11초 후');
    expect(await pictureOn(page)).toEqual([44, 44]);
  });
});

describe('the page of an alert', () => {
  it('says who was told, and how far each message came', async () => {
    const page = await open(alertId);
    const told = page.locator('section', { hasText: '누구에게 알렸나요' });
    await told.getByText('푸시 · 기기 1').waitFor();
    expect(await told.locator('[data-notice]').first().innerText()).toContain('화면에 보임 21:00:03');
    await told.getByText('이유: 기기를 알림 받을 곳에서 뺐어요').waitFor();
  });

  it('is made anew when the recording has ended, and asks whoever is looking at it', async () => {
    const at = Date.now() - 10 * SECOND;
    const id = await addAlert(home.server.query, cradle, { at: new Date(at), type: 'crying' });
    const moments = [0, 1_000].map((offset) => new Date(at + offset));
    const jpeg = await drawGrey(100);
    await addFrames(home.server.query, cradle, { jpeg, moments, alertId: id });
    const [left, used] = [await open(id, { clock: true }), await open(id, { clock: true })];
    await used.getByRole('button', { name: '다음 사진' }).click();
    for (const page of [left, used]) await page.getByText('아직 녹화하고 있어요.').waitFor();
    // A minute passes, for the pages and for the server.
    const over = new Date(at - 55 * SECOND);
    await home.server.query('UPDATE alert_logs SET created_at = ? WHERE id = ?', [over, id]);
    for (const page of [left, used]) await page.clock.runFor(60 * SECOND);
    await left.getByText('아직 녹화하고 있어요.').waitFor({ state: 'detached' });
    await left.locator('[data-frame-state=shown]').waitFor();
    await used.getByText('녹화가 끝났어요.').waitFor();
    expect(await used.locator('[data-picture-moment]').innerText()).toBe('알림 1초 후');
    await used.getByRole('button', { name: '모두 보기' }).click();
    await used.getByText('녹화가 끝났어요.').waitFor({ state: 'detached' });
  });

  it('says so of a picture that is gone', async () => {
    const id = await addAlert(home.server.query, cradle, { at: new Date(NOON + 600 * SECOND) });
    const moments = [0, 1, 9].map((second) => new Date(NOON + (600 + second) * SECOND));
    const jpeg = await drawGrey(100);
    await addFrames(home.server.query, cradle, { jpeg, moments, alertId: id });
    const page = await open(id, { expected: [/status of 404/] });
    await home.server.query('DELETE FROM video_frames WHERE alert_log_id = ?', [id]);
    await page.getByRole('slider').press('End');
    await page.getByText('이 사진을 불러오지 못했어요').waitFor();
  });
});
