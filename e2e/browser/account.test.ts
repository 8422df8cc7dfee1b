import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorText } from '@/lib/i18n/errors';
import type { Locale } from '@/lib/i18n/locales';
import { type Client, createClient, PASSWORD, requireOk } from '../client/http-client';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View } from './views';

const home = prepareHome();
const desk = prepareBrowser();
const parents = {} as Record<Locale, Client>;

beforeAll(async () => {
  for (const { locale } of VIEWS) parents[locale] = await home.bringParent(`parent ${locale}`);
});

async function open(view: View, path: string, expected: RegExp[] = []): Promise<Page> {
  const context = await desk.visit({ base: home.base, view, expected });
  await handSession(parents[view.locale], context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

describe.each(VIEWS)('the account ($name)', (view) => {
  const { locale } = view;
  const { accountPage: text, theme, common } = view.text;

  it('gets another password with the keyboard alone, and other devices are signed out', async () => {
    const other = createClient(home.base);
    await requireOk(other.signIn(`parent ${locale}`, PASSWORD));
    const page = await open(view, '/account', [/status of 400/]);
    for (const [current, news] of [
      ['not the password', errorText('password_wrong', locale)],
      [PASSWORD, text.password.done],
    ] as const) {
      await page.locator('#current_password').fill('');
      await tabTo(page, '#current_password');
      await page.keyboard.type(current);
      await tabTo(page, '#new_password');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('a better password');
      await page.keyboard.press('Enter');
      await page.getByText(news).waitFor();
    }
    await page.getByText(text.sessions.alone).waitFor();
    expect((await other.call('/api/agents')).status).toBe(401);
  });

  it('ends the session of another browser', async () => {
    const other = createClient(home.base);
    await requireOk(other.signIn(`parent ${locale}`, 'a better password'));
    const page = await open(view, '/account');
    await page.getByRole('button', { name: text.sessions.endOthers }).click();
    await page.getByText(text.sessions.ended).waitFor();
    expect((await other.call('/api/agents')).status).toBe(401);
  });

  it('says that push goes on, and leads to where it is ended', async () => {
    const page = await open(view, '/account');
    expect(await page.getByText(text.pushGoesOn.lead).count()).toBe(2);
    await page.getByRole('link', { name: text.pushGoesOn.link }).last().click();
    await page.waitForURL('/notifications');
  });

  it('keeps the theme that is chosen, and signs out', async () => {
    const page = await open(view, '/account');
    const other = view.theme === 'day' ? 'night' : 'day';
    await page.getByRole('radio', { name: theme.names[other] }).click();
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe(other);
    await page.locator('main').getByRole('button', { name: common.signOut }).click();
    await page.waitForURL('/login');
  });
});
