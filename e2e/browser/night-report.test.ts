import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { TIME_ZONE_COOKIE } from '@/lib/contracts/night-page';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { findStoredCradle } from '../client/stored-night';
import { addExampleNight, addWholeNight } from '../client/whole-night';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';

const HOUR = 3_600_000;
/** Finger's width that a button needs, in CSS pixels. */
const FINGER = 44;

const SEOUL = { locale: 'ko', timezoneId: 'Asia/Seoul', ...SCREENS.phone } as const;
const NEW_YORK = { locale: 'en', timezoneId: 'America/New_York', ...SCREENS.desktop } as const;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let alertId: number;

beforeAll(async () => {
  const { query } = home.server;
  parent = await home.bringParent('parent');
  await parent.registerAgent('cradle-a');
  await parent.claim('cradle-a');
  const cradle = await findStoredCradle(query, 'cradle-a');
  alertId = await addExampleNight(query, cradle);
  // The night in which New York sets its clocks back.
  await addWholeNight(query, cradle, { from: new Date('2025-11-02T00:00:00Z'), lengthMs: 12 * HOUR });
});

interface Reader extends Omit<Visit, 'base'> {
  locale: Locale;
  /** The server has not heard yet where this browser is. */
  isNew?: boolean;
}

async function open(path: string, { locale, isNew = false, ...options }: Reader): Promise<Page> {
  const context = await desk.visit({ base: home.base, ...options });
  const cookies = { [LOCALE_COOKIE]: locale, ...(isNew ? {} : { [TIME_ZONE_COOKIE]: options.timezoneId }) };
  const pairs = Object.entries(cookies).map(([name, value = '']) => ({ name, value, url: home.base }));
  await context.addCookies(pairs);
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const headline = (page: Page, text: string) => page.locator('[data-headline]', { hasText: text }).waitFor();
const section = (page: Page, title: string) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name: title, exact: true }) });

/** @returns how often the page of a night has been asked for since. */
function countNights(page: Page): () => number {
  let asked = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/night') asked += 1;
  });
  return () => asked;
}

describe('the report of a night', () => {
  it('tells a parent in Seoul, on the phone, what happened and what is not known', async () => {
    const page = await open('/night?date=2025-10-03', SEOUL);
    await headline(page, '10시간 57분 동안 지켜봤어요.');
    await page.getByText('이 밤의 99.6% 동안 자료가 있어요.').waitFor();
    expect(await section(page, '울음').locator('li').allInnerTexts()).toEqual([
      expect.stringMatching(/^23:00–23:05\s+5분\s*$/),
      expect.stringMatching(/^02:08–02:09\s+1분 50초\s+끝은 자료가 없어요$/),
    ]);
    expect(await section(page, '자료가 없는 시간').locator('li').allInnerTexts()).toEqual([
      expect.stringMatching(/^02:09–02:12\s+2분 10초\s+아무 소식도 없었어요$/),
    ]);
    await page.getByText('하루 님이 확인함 23:01').waitFor();
    expect(
      await page.getByRole('img', { name: '지켜봄: 10시간 57분. 자료가 없는 시간 2분 10초' }).count(),
    ).toBe(1);
    expect(await page.getByRole('img', { name: /^누운 모습: 1번, 모두 18분/ }).count()).toBe(1);
    await page.getByRole('link', { name: '울음', exact: true }).click();
    await page.waitForURL(`/alerts/${alertId}`);
  });

  it('is by the clock of the reader in a night that lasts an hour longer, and goes on with the keyboard', async () => {
    const page = await open('/night?date=2025-11-01', NEW_YORK);
    await headline(page, 'Watched for 12 h.');
    await page.getByText('There is data for 100% of the night.').waitFor();
    await page.getByText('20:00 – 07:00').waitFor();
    await section(page, 'Crying').getByText('No crying in the time with data.').waitFor();
    await tabTo(page, 'main nav a', '');
    await page.keyboard.press('Enter');
    await page.waitForURL('/night?date=2025-10-31');
    await headline(page, 'There is no data of this night.');
    await page.getByText('How your baby was is not known.').waitFor();
    expect(await section(page, 'Crying').innerText()).toContain('Not known');
  });

  it('is saved as a table with the times of the reader, by keyboard', async () => {
    const page = await open('/night?date=2025-10-03', SEOUL);
    await headline(page, '10시간 57분');
    await tabTo(page, 'a[download]', 'CSV로 내려받기');
    const saved = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('smart-cradle-night-2025-10-03.csv');
    const table = await readFile(await download.path(), 'utf8');
    expect(table).toContain('\r\ncry,2025-10-03T23:00:00+09:00,2025-10-03T23:05:00+09:00,300,,\r\n');
    expect(table).toContain('\r\ngap,2025-10-04T02:09:50+09:00,2025-10-04T02:12:00+09:00,130,,');
  });

  it('has other hours for a family that goes to bed early, and keeps them', async () => {
    const page = await open('/night?date=2025-10-03', SEOUL);
    await headline(page, '10시간 57분');
    await tabTo(page, 'summary', '밤 시간 바꾸기');
    await page.keyboard.press('Enter');
    await page.getByLabel('재우는 시각').fill('23:00');
    await page.getByLabel('일어나는 시각').fill('05:00');
    // The parts of an input of time are stops of the browser's own, which it outlines itself.
    await page.getByRole('button', { name: '이 시간으로 보기' }).press('Enter');
    await page.waitForURL('/night?date=2025-10-03&bedtime=23%3A00&morning=05%3A00');
    await headline(page, '5시간 57분 동안 지켜봤어요.');
    await page.goto('/night?date=2025-10-03');
    await headline(page, '5시간 57분 동안 지켜봤어요.');
  });

  it('of a night that goes on says so', async () => {
    const inAnHour = new Date(Date.now() + HOUR).toISOString().slice(11, 16);
    const anHourAgo = new Date(Date.now() - HOUR).toISOString().slice(11, 16);
    const page = await open(`/night?bedtime=${anHourAgo}&morning=${inAnHour}`, {
      ...SEOUL,
      timezoneId: 'UTC',
    });
    await page.getByText('아직 밤이 끝나지 않았어요.').waitFor();
    expect(await page.getByRole('link', { name: '다음 날 밤' }).count()).toBe(0);
  });

  it.each([
    ['/night?date=9999-12-31', 'This night has not come yet.'],
    ['/night?date=yesterday', 'This is no date that we can read.'],
    ['/night?bedtime=07:00', 'They must be two different times.'],
  ])('says kindly why there is none for %s, and leads to the newest', async (path, why) => {
    const page = await open(path, NEW_YORK);
    await page.getByRole('main').getByRole('alert').filter({ hasText: why }).waitFor();
    await page.getByRole('link', { name: 'See the newest night' }).click();
    await page.locator('[data-headline]').waitFor();
  });

  it('is printed without what cannot be pressed on paper', async () => {
    const page = await open('/night?date=2025-10-03', SEOUL);
    await headline(page, '10시간 57분');
    await page.emulateMedia({ media: 'print' });
    const controls = page.locator('main').locator('button, a[download], nav a, summary');
    expect(await controls.count()).toBeGreaterThan(4);
    for (const control of await controls.all()) expect(await control.isVisible()).toBe(false);
    for (const title of ['울음', '알림', '자료가 없는 시간', '센서 온도']) {
      expect(await section(page, title).isVisible()).toBe(true);
    }
  });

  it('has targets that a finger finds', async () => {
    const page = await open('/night?date=2025-10-03', SEOUL);
    for (const target of await page.locator('main').locator('a, summary, button:not(details *)').all()) {
      expect((await target.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(FINGER);
    }
  });

  it('without JavaScript is in UTC, and says so', async () => {
    const expected = [/\/_next\/static\/chunks\/\S+\.js csp$/];
    const page = await open('/night?date=2025-10-03', {
      ...SEOUL,
      ...{ isNew: true, javaScriptEnabled: false, expected },
    });
    expect(await page.locator('time').allInnerTexts()).toContain('20:00 UTC');
    await headline(page, '2시간 1분 동안 지켜봤어요.');
  });

  it('asks a browser once where it is', async () => {
    const page = await open('/night?date=2025-10-03', { ...SEOUL, isNew: true });
    await headline(page, '10시간 57분');
    const asked = countNights(page);
    await page.reload({ waitUntil: 'networkidle' });
    expect(asked()).toBe(1);
  });

  it('is by the reader’s clock at once for who saw another page before', async () => {
    const page = await open('/dashboard', { ...NEW_YORK, isNew: true });
    await settle(
      () => page.context().cookies(home.base),
      (cookies) =>
        cookies.some(({ name, value }) => name === TIME_ZONE_COOKIE && value === NEW_YORK.timezoneId),
    );
    const asked = countNights(page);
    await page.goto('/night?date=2025-11-01', { waitUntil: 'networkidle' });
    await headline(page, 'Watched for 12 h.');
    expect(asked()).toBe(1);
  });
});
