import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { SCREENS, type Screen } from './chromium';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser } from './open-browser';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

beforeAll(async () => {
  await home.bringCradle('living', { fps: 2 });
  parent = await home.bringParent('haru', ['living']);
  await parent.registerAgent('unheard');
  await parent.claim('unheard');
});

async function open(locale: Locale, screen: Screen): Promise<Page> {
  const context = await desk.visit({ ...SCREENS[screen], base: home.base });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/cradles');
  return page;
}

interface Agent {
  uuid: string;
  name: string | null;
}
const agents = async () => (await parent.call('/api/agents')).json<Agent[]>();
const isInUse = async (uuid: string) => (await parent.call(`/api/watch_settings/${uuid}`)).json().in_use;

describe('cradles', () => {
  it('show a picture with its time, and say so where there never was one', async () => {
    const page = await open('ko', 'phone');
    await page.locator('[data-cradle=living] [data-single-picture=shown] time').waitFor();
    const unheard = page.locator('[data-cradle=unheard]');
    await unheard.locator('[data-single-picture=none]').getByText('아직 받은 사진이 없어요').waitFor();
    await unheard.getByText('아직 없어요').waitFor();
  });

  it('are named with the keyboard alone, and called so elsewhere', async () => {
    const page = await open('en', 'desktop');
    await tabTo(page, '[data-cradle=living] button[aria-label="Rename: living"]');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Mina');
    await page.keyboard.press('Escape');
    await page.locator('button[aria-label="Rename: living"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Mina’s cradle');
    await page.keyboard.press('Enter');
    await page.getByText('It is called “Mina’s cradle” now.').waitFor();
    await page.locator('button[aria-label="Rename: Mina’s cradle"]:focus').waitFor();
    expect((await agents()).map(({ name }) => name)).toEqual(['Mina’s cradle', null]);
    await page.goto('/dashboard');
    await page.getByRole('navigation').getByRole('button', { name: 'Mina’s cradle' }).waitFor();
  });

  it('are taken out of use and put back', async () => {
    const page = await open('ko', 'phone');
    const living = page.locator('[data-cradle=living]');
    for (const inUse of [false, true]) {
      await living.getByRole('switch').click();
      await living.locator(`[data-in-use=${inUse}]`).waitFor();
      expect(await isInUse('living')).toBe(inUse);
    }
  });

  it('are deleted only when their uuid was typed, and the way there can be left', async () => {
    const page = await open('ko', 'phone');
    const dialog = page.getByRole('dialog');
    const button = page.locator('[data-cradle=unheard]').getByRole('button', { name: '요람 삭제' });
    await button.click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await settle(
      () => button.evaluate((opener) => opener === document.activeElement),
      (focused) => focused,
    );
    await button.press('Enter');
    const field = dialog.getByLabel('요람 고유번호 확인');
    await field.fill('another');
    await dialog.getByRole('button', { name: '요람 삭제하기' }).click();
    await dialog.getByText('고유번호가 달라요.').waitFor();
    expect(await agents()).toHaveLength(2);
    await field.fill(' unheard ');
    await page.keyboard.press('Enter');
    await settle(agents, (left) => left.length === 1);
    await page.locator('[data-cradle=unheard]').waitFor({ state: 'detached' });
  });
});
