import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { type Client, requireOk } from '../client/http-client';
import { findFreePort } from '../servers/free-port';
import { createTcpGate, type TcpGate } from '../servers/tcp-gate';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser } from './open-browser';

const UUID = 'cradle-unique-id-example';
const home = prepareHome();
const desk = prepareBrowser();
let cradle: SimulatedCradle;
let parent: Client;
let gate: TcpGate;

beforeAll(async () => {
  cradle = await home.bringCradle(UUID);
  parent = await home.bringParent('haru', [UUID]);
  await requireOk(parent.call(`/api/alert_settings/${UUID}`, { json: { crying_duration_threshold: 1 } }));
  gate = createTcpGate({ port: await findFreePort(), targetPort: Number(new URL(home.base).port) });
  await gate.open();
});
afterAll(() => gate?.close());

async function startWatching(locale: Locale, base = home.base): Promise<Page> {
  const context = await desk.visit({
    ...{ base, expected: [/ERR_/] },
    ...SCREENS[locale === 'ko' ? 'phone' : 'desktop'],
  });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: base }]);
  await handSession(parent, context, base);
  const page = await context.newPage();
  await page.goto('/bedside');
  await tabTo(page, 'main button', words(locale).bedside.begin);
  await page.keyboard.press('Enter');
  await page.getByText(words(locale).bedside.watching).waitFor();
  return page;
}

const alarm = (page: Page, sound: 'none' | 'baby' | 'watching') => page.locator(`[data-alarm=${sound}]`);

describe.each(LOCALES)('the page beside the bed, in %s', (locale) => {
  const text = words(locale);

  it('sounds when the baby cries, shows the baby, and falls silent when it is acknowledged', async () => {
    cradle.setScene('calm');
    const page = await startWatching(locale);
    await alarm(page, 'none').waitFor();
    expect(await page.locator('[data-bedside-picture]').count()).toBe(0);
    cradle.setScene('crying');
    await alarm(page, 'baby').waitFor({ timeout: 30_000 });
    expect(await page.locator('[data-alarm]').getAttribute('data-audible')).toBe('true');
    await page.locator('[data-bedside-picture=live]').waitFor();
    await tabTo(page, 'main button', text.alerts.acknowledge);
    await page.keyboard.press('Enter');
    await alarm(page, 'none').waitFor();
    for (const { id } of (await parent.call('/api/alert_logs')).json<{ id: number }[]>())
      await requireOk(parent.call(`/api/alert_logs/${id}/resolve`, { method: 'POST' }));
  });
});

describe('the page beside the bed', () => {
  it('sounds when the server falls silent, can be silenced, and goes on when it is back', async () => {
    cradle.setScene('calm');
    const { bedside } = words('ko');
    const page = await startWatching('ko', `http://127.0.0.1:${gate.port}`);
    await gate.close();
    await alarm(page, 'watching').waitFor({ timeout: 40_000 });
    await page.locator('[data-cause=link]').waitFor();
    await page.getByRole('button', { name: bedside.silence }).click();
    await alarm(page, 'none').waitFor();
    await page.locator('[data-cause=link]').waitFor();
    await gate.open();
    await page.getByText(bedside.watching).waitFor();
    expect(await page.locator('[data-cause]').count()).toBe(0);
  });

  it('sounds when the session ends', async () => {
    const other = await home.bringParent('other');
    const context = await desk.visit({ base: home.base, ...SCREENS.phone, expected: [/status of 401/] });
    await handSession(other, context);
    const page = await context.newPage();
    await page.goto('/bedside');
    await page.getByRole('button', { name: words('ko').bedside.begin }).click();
    await other.call('/logout', { method: 'POST' });
    await alarm(page, 'watching').waitFor();
    await page.getByRole('link', { name: words('ko').bedside.signIn }).waitFor();
  });
});
