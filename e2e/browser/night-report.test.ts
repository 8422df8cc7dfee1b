import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { lengthText } from '@/components/night/time-span';
import { TIME_ZONE_COOKIE } from '@/lib/contracts/night-page';
import { alertKind } from '@/lib/i18n/alert-words';
import { formatExactShare } from '@/lib/i18n/format';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { findStoredCradle } from '../client/stored-night';
import { addExampleNight, addWholeNight } from '../client/whole-night';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';
import { PHONE, VIEWS, type View } from './views';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** Finger's width that a button needs, in CSS pixels. */
const FINGER = 44;

const SEOUL = 'Asia/Seoul';
const NEW_YORK = 'America/New_York';
/** How long the night in Seoul was watched. */
const WATCHED = 10 * HOUR + 57 * MINUTE;

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
  view: View;
  /** The server has not heard yet where this browser is. */
  isNew?: boolean;
}

async function open(path: string, { isNew = false, ...options }: Reader): Promise<Page> {
  const context = await desk.visit({ base: home.base, ...options });
  const { timezoneId: value = '' } = options;
  if (!isNew) await context.addCookies([{ name: TIME_ZONE_COOKIE, value, url: home.base }]);
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

/** What a section lists, each with single spaces. */
async function linesOf(page: Page, title: string): Promise<string[]> {
  const lines = await section(page, title).locator('li').allInnerTexts();
  return lines.map((line) => line.replace(/\s+/g, ' ').trim());
}

describe.each(VIEWS)('the report of a night ($name)', (view) => {
  const { locale } = view;
  const { night: text } = view.text;
  const seoul = { view, timezoneId: SEOUL };
  const newYork = { view, timezoneId: NEW_YORK };
  const lasting = (ms: number) => lengthText(ms, locale);

  it('tells a parent in Seoul what happened and what is not known', async () => {
    const page = await open('/night?date=2025-10-03', seoul);
    await headline(page, text.watched(lasting(WATCHED)));
    await page.getByText(text.covered(formatExactShare(0.996, locale))).waitFor();
    const gap = lasting(2 * MINUTE + 10 * SECOND);
    expect(await linesOf(page, text.cries)).toEqual([
      `23:00–23:05 ${lasting(5 * MINUTE)}`,
      `02:08–02:09 ${lasting(MINUTE + 50 * SECOND)} ${text.cut.end.gap}`,
    ]);
    expect(await linesOf(page, text.gaps)).toEqual([`02:09–02:12 ${gap} ${text.missing.all}`]);
    await page.getByText(`${text.acknowledged('하루')} 23:01`).waitFor();
    const watched = text.rowText(text.rows.watched, lasting(WATCHED), text.gapTotal(gap));
    expect(await page.getByRole('img', { name: watched }).count()).toBe(1);
    const turned = text.rowText(text.rows.position, text.timesLasting(1, lasting(18 * MINUTE)), null);
    expect(await page.getByRole('img', { name: turned }).count()).toBe(1);
    await page.getByRole('link', { name: alertKind('crying', locale), exact: true }).click();
    await page.waitForURL(`/alerts/${alertId}`);
  });

  it('is by the clock of the reader in a night that lasts an hour longer, and goes on with the keyboard', async () => {
    const page = await open('/night?date=2025-11-01', newYork);
    await headline(page, text.watched(lasting(12 * HOUR)));
    await page.getByText(text.covered(formatExactShare(1, locale))).waitFor();
    await page.getByText('20:00 – 07:00').waitFor();
    await section(page, text.cries).getByText(text.noCries).waitFor();
    await tabTo(page, 'main nav a', '');
    await page.keyboard.press('Enter');
    await page.waitForURL('/night?date=2025-10-31');
    await headline(page, text.nothing);
    await page.getByText(text.nothingHint).waitFor();
    expect(await section(page, text.cries).innerText()).toContain(text.noCriesUnknown);
  });

  it('is saved as a table with the times of the reader, by keyboard', async () => {
    const page = await open('/night?date=2025-10-03', seoul);
    await headline(page, lasting(WATCHED));
    await tabTo(page, 'a[download]', text.download);
    const saved = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('smart-cradle-night-2025-10-03.csv');
    const table = await readFile(await download.path(), 'utf8');
    expect(table).toContain('\r\ncry,2025-10-03T23:00:00+09:00,2025-10-03T23:05:00+09:00,300,,\r\n');
    expect(table).toContain('\r\ngap,2025-10-04T02:09:50+09:00,2025-10-04T02:12:00+09:00,130,,');
  });

  it('has other hours for a family that goes to bed early, and keeps them', async () => {
    const page = await open('/night?date=2025-10-03', seoul);
    await headline(page, lasting(WATCHED));
    await tabTo(page, 'summary', text.hours.title);
    await page.keyboard.press('Enter');
    await page.getByLabel(text.hours.bedtime).fill('23:00');
    await page.getByLabel(text.hours.morning).fill('05:00');
    // The parts of an input of time are stops of the browser's own, which it outlines itself.
    await page.getByRole('button', { name: text.hours.show }).press('Enter');
    await page.waitForURL('/night?date=2025-10-03&bedtime=23%3A00&morning=05%3A00');
    await headline(page, text.watched(lasting(WATCHED - 5 * HOUR)));
    await page.goto('/night?date=2025-10-03');
    await headline(page, text.watched(lasting(WATCHED - 5 * HOUR)));
  });

  it('of a night that goes on says so', async () => {
    const inAnHour = new Date(Date.now() + HOUR).toISOString().slice(11, 16);
    const anHourAgo = new Date(Date.now() - HOUR).toISOString().slice(11, 16);
    const page = await open(`/night?bedtime=${anHourAgo}&morning=${inAnHour}`, {
      view,
      timezoneId: 'UTC',
    });
    await page.getByText(text.goingOn).waitFor();
    expect(await page.getByRole('link', { name: text.after }).count()).toBe(0);
  });

  it.each([
    ['/night?date=9999-12-31', text.problems.not_yet],
    ['/night?date=yesterday', text.problems.unreadable],
    ['/night?bedtime=07:00', text.problems.hours],
  ])('says kindly why there is none for %s, and leads to the newest', async (path, why) => {
    const page = await open(path, newYork);
    await page.getByRole('main').getByRole('alert').filter({ hasText: why }).waitFor();
    await page.getByRole('link', { name: text.toLatest }).click();
    await page.locator('[data-headline]').waitFor();
  });

  it('is printed without what cannot be pressed on paper', async () => {
    const page = await open('/night?date=2025-10-03', seoul);
    await headline(page, lasting(WATCHED));
    await page.emulateMedia({ media: 'print' });
    const controls = page.locator('main').locator('button, a[download], nav a, summary');
    expect(await controls.count()).toBeGreaterThan(4);
    for (const control of await controls.all()) expect(await control.isVisible()).toBe(false);
    for (const title of [text.cries, text.alerts, text.gaps, text.temperature.title]) {
      expect(await section(page, title).isVisible()).toBe(true);
    }
  });

  it('has targets that a finger finds', async () => {
    const page = await open('/night?date=2025-10-03', seoul);
    for (const target of await page.locator('main').locator('a, summary, button:not(details *)').all()) {
      expect((await target.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(FINGER);
    }
  });
});

describe('the clock of the report', () => {
  const watched = (ms: number) => PHONE.text.night.watched(lengthText(ms, PHONE.locale));

  it('without JavaScript is in UTC, and says so', async () => {
    const expected = [/\/_next\/static\/chunks\/\S+\.js csp$/];
    const page = await open('/night?date=2025-10-03', {
      ...{ view: PHONE, timezoneId: SEOUL, isNew: true, javaScriptEnabled: false, expected },
    });
    expect(await page.locator('time').allInnerTexts()).toContain('20:00 UTC');
    await headline(page, watched(2 * HOUR + MINUTE));
  });

  it('asks a browser once where it is', async () => {
    const page = await open('/night?date=2025-10-03', { view: PHONE, timezoneId: SEOUL, isNew: true });
    await headline(page, watched(WATCHED));
    const asked = countNights(page);
    await page.reload({ waitUntil: 'networkidle' });
    expect(asked()).toBe(1);
  });

  it('is by the reader’s clock at once for who saw another page before', async () => {
    const page = await open('/dashboard', { view: PHONE, timezoneId: NEW_YORK, isNew: true });
    await settle(
      () => page.context().cookies(home.base),
      (cookies) => cookies.some(({ name, value }) => name === TIME_ZONE_COOKIE && value === NEW_YORK),
    );
    const asked = countNights(page);
    await page.goto('/night?date=2025-11-01', { waitUntil: 'networkidle' });
    await headline(page, watched(12 * HOUR));
    expect(asked()).toBe(1);
  });
});
