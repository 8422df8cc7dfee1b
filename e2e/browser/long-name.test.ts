import { beforeAll, expect, it } from 'vitest';
import { OPEN_PAGE_PATHS, PAGE_PATHS } from '@/lib/contracts/calls';
import { LONGEST_NAME } from '@/lib/cradle/name';
import { LOCALE_COOKIE, LOCALES } from '@/lib/i18n/locales';
import { type Client, requireOk } from '../client/http-client';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';

/** Neither has a blank at which a line could break. */
const NAMED = 'cradle-named';
const UNNAMED = `cradle-${'0123456789'.repeat(6)}`;
const NAME = '하루와나무와바다와구름의커다란요람방'.padEnd(LONGEST_NAME, '가나다라마바사');

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let alertId: number;

beforeAll(async () => {
  for (const uuid of [NAMED, UNNAMED]) await home.register(uuid);
  parent = await home.bringParent('haru', [NAMED, UNNAMED]);
  await requireOk(parent.call(`/api/cradle_name/${NAMED}`, { json: { name: NAME } }));
  ({ alertId } = await home.bringNight(NAMED));
});

const OF_A_PARENT = PAGE_PATHS.filter((path) => !OPEN_PAGE_PATHS.some((open) => open === path));

it.each(LOCALES)('the longest names make no page wider than a phone, in %s', async (locale) => {
  const context = await desk.visit({ base: home.base, ...SCREENS.phone });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  const widths: Record<string, number> = {};
  for (const selected of [NAMED, UNNAMED]) {
    await requireOk(parent.call('/select_cradle', { json: { uuid: selected } }));
    for (const path of OF_A_PARENT) {
      await page.goto(path.replace('{id}', String(alertId)));
      widths[`${path} of ${selected}`] = await page.evaluate(() => document.documentElement.scrollWidth);
    }
  }
  const { width } = SCREENS.phone.viewport;
  const wider = Object.entries(widths).filter(([, each]) => each > width);
  expect(Object.keys(widths)).toHaveLength(2 * OF_A_PARENT.length);
  expect(wider).toEqual([]);
});
