import { beforeAll, expect, it } from 'vitest';
import { LOCALE_COOKIE, LOCALES } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';

const UUID = 'cradle-unique-id-example';
const home = prepareHome();
const desk = prepareBrowser();
let cradle: SimulatedCradle;
let parent: Client;

beforeAll(async () => {
  cradle = await home.bringCradle(UUID);
  parent = await home.bringParent('haru', [UUID]);
  await settle(
    async () => Object.values((await parent.call(`/get_sensor_data/${UUID}`)).json<object>()),
    (values) => !values.includes(null),
  );
});

it.each(LOCALES)('says what is not in order and leads to the cure, in %s', async (locale) => {
  const text = words(locale).tonight;
  const context = await desk.visit({ base: home.base, ...SCREENS[locale === 'ko' ? 'phone' : 'desktop'] });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/dashboard');
  await page.getByRole('link', { name: text.notReady(1) }).click();
  await page.locator('[data-check=push][data-check-state=problem]').waitFor();
  for (const fine of ['frame', 'temperature', 'crying', 'direction', 'broker', 'database', 'recording']) {
    await page.locator(`[data-check=${fine}][data-check-state=ok]`).waitFor();
  }
  await page.getByRole('status').getByText(text.notReady(1)).waitFor();
  await page.getByText(text.reasons.push_missing({ label: '', age: null })).waitFor();
  expect(await page.getByRole('link', { name: text.links.reach }).getAttribute('href')).toBe(
    '/notifications',
  );
});

it('keeps itself up to date: the cradle goes, and so does the server', async () => {
  const text = words('ko').tonight;
  const context = await desk.visit({ base: home.base, ...SCREENS.phone, expected: [/status of 50/, /ERR_/] });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/tonight');
  await page.locator('[data-check=frame][data-check-state=ok]').waitFor();
  await cradle.stop();
  await page.locator('[data-check=frame][data-check-state=problem]').waitFor({ timeout: 30_000 });
  await context.setOffline(true);
  await page.locator('[data-tonight=lost]').waitFor();
  await page.getByText(text.lost).waitFor();
  await context.setOffline(false);
  await page.locator('[data-tonight=open]').waitFor();
});
