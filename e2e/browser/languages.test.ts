import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';
import { VIEWS } from './views';

const HANGUL = /[\uac00-\ud7a3]/;

const home = prepareHome();
const desk = prepareBrowser();

beforeAll(async () => {
  await home.bringCradle('cradle-a');
  await home.bringCradle('cradle-b', { scene: 'crying' });
});

describe('the language', () => {
  it.each(['ko-KR', 'en-US'])('is Korean at first for a browser that prefers %s', async (locale) => {
    const page = await desk.open({ base: home.base, locale });
    for (const path of ['/', '/login', '/register']) {
      await page.goto(path);
      expect(await page.locator('html').getAttribute('lang')).toBe('ko');
      expect(await page.locator('h1').innerText()).toMatch(HANGUL);
    }
  });

  it('is English everywhere after the switch, and stays so', async () => {
    const parent = await home.bringParent('haru', ['cradle-a']);
    const page = await desk.open({ base: home.base, expected: [/status of 404 .*no-such-page/] });
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
    await page.reload();
    for (const path of ['/', '/login', '/register', '/no-such-page']) await expectEnglish(page, path);
    await handSession(parent, page.context());
    await expectEnglish(page, '/register_cradle');
    for (const path of ['/dashboard', '/history', '/alerts', '/alert_settings'])
      await expectEnglish(page, path);
    await page.getByRole('button', { name: '한국어' }).click();
    await page.locator('html[lang=ko]').waitFor();
  });
});

describe('a parent of two cradles', () => {
  it.each(VIEWS)('changes from one to the other ($name)', async (view) => {
    const { crying } = view.text;
    await home.server.query('UPDATE agents SET user_id = NULL');
    const parent = await home.bringParent(`two ${view.locale}`, ['cradle-a', 'cradle-b']);
    const context = await desk.visit({ base: home.base, view });
    await handSession(parent, context);
    const page = await context.newPage();
    await page.goto('/dashboard');
    for (const [uuid, words] of [
      ['cradle-b', crying.Crying.value],
      ['cradle-a', crying['Not Crying'].value],
      ['cradle-b', crying.Crying.value],
    ] as const) {
      await page.getByRole('navigation').getByRole('button', { name: uuid, exact: true }).click();
      await page.locator('nav button[aria-current=true]', { hasText: uuid }).waitFor();
      await untilAlive(page);
      await reading(page, 'crying', words).waitFor();
    }
  });
});

/** No Korean but the button that leads back to it. */
async function expectEnglish(page: Page, path: string): Promise<void> {
  await page.goto(path);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  if (path === '/dashboard') await untilAlive(page);
  const words = (await page.locator('body').innerText()).replace('한국어', '');
  expect(`${await page.title()} ${words}`).not.toMatch(HANGUL);
}
