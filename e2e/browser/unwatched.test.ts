import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { Client } from '../client/http-client';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { expectNothingFound } from './nothing-found';
import { prepareBrowser } from './open-browser';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

/** Of three cradles one sends, and two were registered and never did. */
beforeAll(async () => {
  await home.bringCradle('cradle-a');
  parent = await home.bringParent('haru', ['cradle-a']);
  for (const uuid of ['cradle-b', 'cradle-c']) {
    await parent.registerAgent(uuid);
    await parent.claim(uuid);
  }
});

async function openBedside(locale: Locale): Promise<Page> {
  const context = await desk.visit({
    ...{ base: home.base, reducedMotion: 'reduce' },
    ...SCREENS[locale === 'ko' ? 'phone' : 'desktop'],
  });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/bedside');
  return page;
}

describe.each(LOCALES)('cradles of which nothing ever came, in %s', (locale) => {
  const { bedside, tonight } = words(locale);

  it('are named beside the bed before the watching begins, and instead of calm words after it', async () => {
    const page = await openBedside(locale);
    const unwatched = page.locator('[data-unwatched]').getByText(bedside.unwatched(2), { exact: true });
    await unwatched.waitFor();
    await expectNothingFound(page);
    await page.getByRole('button', { name: bedside.begin }).click();
    await page.locator('[data-alarm=none]').waitFor();
    await unwatched.waitFor();
    const gone = page.getByText(tonight.reasons.gone({ unwatched: null, age: null }), { exact: true });
    expect(await gone.count()).toBe(2);
    expect(await page.getByText(bedside.watching, { exact: true }).count()).toBe(0);
    await expectNothingFound(page);
  });
});
