import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/i18n/locales';
import type { Client } from '../client/http-client';
import { picture, signal, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { expectNothingFound } from './nothing-found';
import { prepareBrowser } from './open-browser';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

beforeAll(async () => {
  await home.bringCradle('cradle-a', { scene: 'crying' });
  parent = await home.bringParent('haru', ['cradle-a']);
  await parent.call('/api/alert_settings/cradle-a', { json: { crying_duration_threshold: 1 } });
});

async function openPage(locale: Locale, path: string, width: number, height: number): Promise<Page> {
  const context = await desk.visit({
    ...{ base: home.base, reducedMotion: 'reduce', viewport: { width, height } },
  });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** How many rows these stand in, by their middles. */
function countRows(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluateAll((all) => {
    const boxes = all.map((each) => each.getBoundingClientRect()).filter(({ height }) => height > 1);
    return new Set(boxes.map(({ y, height }) => Math.round((y + height / 2) / 8))).size;
  });
}

describe('a screen with little height', () => {
  it.each([
    ['ko', 844, 390],
    ['en', 844, 390],
    ['ko', 667, 375],
    ['en', 667, 375],
    ['ko', 1440, 700],
  ] as const)(
    'in %s of %d × %d shows all of the baby, and the readings beside it',
    async (locale, width, height) => {
      const page = await openPage(locale, '/dashboard', width, height);
      await untilAlive(page);
      await page.locator('[data-open-alert]').waitFor();
      const shown = await picture(page).boundingBox();
      const beside = await signal(page, 'temperature').boundingBox();
      if (shown === null || beside === null) throw new Error('Nothing is shown');
      expect(shown.y + shown.height).toBeLessThanOrEqual(height);
      expect(shown.height).toBeGreaterThan(height * 0.6);
      expect(beside.x).toBeGreaterThanOrEqual(shown.x + shown.width);
      expect(await countRows(page, 'header :is(a, button)')).toBe(1);
      await expectNothingFound(page);
    },
  );
});

describe.each(LOCALES)('in %s', (locale) => {
  it.each([768, 820, 912, 1024])('the head of a page is one row at %d px', async (width) => {
    const page = await openPage(locale, '/alert_settings', width, 1100);
    expect(await countRows(page, 'header > :is(a, button), header > div button')).toBe(1);
    expect((await page.locator('header').boundingBox())?.height).toBeLessThan(70);
  });

  it('the ways between the pages of settings stand still on a desk, and in even rows on a phone', async () => {
    const places = 'main nav[aria-label] li';
    const phone = await openPage(locale, '/account', 390, 844);
    expect(await countRows(phone, places)).toBe(1);
    const page = await openPage(locale, '/account', 1440, 900);
    const left = async () => (await page.locator(places).first().boundingBox())?.x;
    const first = await left();
    await page.goto('/cradles');
    expect(await left()).toBe(first);
  });
});
