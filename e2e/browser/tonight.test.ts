import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { type Client, requireOk } from '../client/http-client';
import { findPart } from '../client/mime-reader';
import { settle } from '../client/settle';
import { type PushService, startPushService } from '../servers/push-service';
import { type SmtpTestServer, startSmtpServer } from '../servers/smtp-server';
import { answerPush } from './answered-push';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { expectNothingFound } from './nothing-found';
import { openDevTools, prepareBrowser, type Visit } from './open-browser';
import { registrationOf } from './service-worker';

let service: PushService;
let smtp: SmtpTestServer;
beforeAll(async () => {
  [service, smtp] = await Promise.all([startPushService(), startSmtpServer()]);
});
afterAll(() => Promise.all([service?.stop(), smtp?.stop()]));

const home = prepareHome(() => ({ ...smtp.env, ...service.env }));
const desk = prepareBrowser();

const check = (page: Page, id: string, state: string) =>
  page.locator(`[data-check=${id}][data-check-state=${state}]`);
const act = (page: Page, what: 'push' | 'email') => page.locator(`[data-act=${what}]`);
const isFocused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-act'));

async function bringHeard(username: string, uuid: string) {
  const cradle = await home.bringCradle(uuid);
  const parent = await home.bringParent(username, [uuid]);
  const heard = async () => Object.values((await parent.call(`/get_sensor_data/${uuid}`)).json<object>());
  await settle(heard, (values) => !values.includes(null));
  return { cradle, parent };
}

async function visit(parent: Client, locale: Locale, more: Partial<Visit> = {}): Promise<BrowserContext> {
  const screen = SCREENS[locale === 'ko' ? 'phone' : 'desktop'];
  const context = await desk.visit({ base: home.base, reducedMotion: 'reduce', ...screen, ...more });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  await handSession(parent, context);
  return context;
}

/** Hands the newest message for a device to the worker of its page, as the maker's push service would. */
async function bringNext(page: Page, device: string): Promise<() => Promise<void>> {
  const devTools = await openDevTools(page);
  const registered = registrationOf(devTools);
  return async () => {
    const { payload } = await service.attempts.find((message) => message.device === device);
    await devTools.send('ServiceWorker.deliverPushMessage', {
      ...{ origin: home.base, registrationId: await registered },
      data: JSON.stringify(payload),
    });
  };
}

it.each(LOCALES)('leads to a night that is ready with the keyboard alone, in %s', async (locale) => {
  const { tonight, reach } = words(locale);
  const { parent } = await bringHeard(`parent-${locale}`, `cradle-${locale}`);
  const context = await visit(parent, locale, { permissions: ['notifications'] });
  const page = await context.newPage();
  await answerPush(page, service.subscribe(`phone-${locale}`));
  await page.goto('/dashboard');
  await tabTo(page, 'a[href="/tonight"][data-tonight-summary]');
  await page.getByRole('link', { name: tonight.notReady(1) }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('/tonight');

  await page.getByRole('status').getByText(tonight.notReady(1)).waitFor();
  await check(page, 'push', 'problem').getByText(tonight.reasons.push_missing(NOTHING)).waitFor();
  await act(page, 'push').waitFor();
  await expectNothingFound(page);
  const bring = await bringNext(page, `phone-${locale}`);
  await tabTo(page, '[data-act=push]', reach.push.turnOn);
  await page.keyboard.press('Enter');
  await check(page, 'push', 'problem').getByText(tonight.reasons.push_unproven(NOTHING)).waitFor();
  await act(page, 'push').getByText(tonight.testPush).waitFor();
  expect(await isFocused(page)).toBe('push');
  await page.keyboard.press('Enter');
  await bring();
  await page.getByRole('status').getByText(tonight.ready).waitFor();
  await check(page, 'push', 'ok').waitFor();
  expect(await isFocused(page)).toBe('push');
  await expectNothingFound(page);

  await page.goto('/dashboard');
  await page.getByRole('link', { name: tonight.ready }).waitFor();
});

const NOTHING = { unwatched: null, age: null };

it('says what is not being watched when a cradle goes, and that nothing is known without the server', async () => {
  const { tonight } = words('ko');
  const { cradle, parent } = await bringHeard('leaving', 'cradle-leaving');
  const context = await visit(parent, 'ko', { expected: [/ERR_(INTERNET_DISCONNECTED|FAILED)/] });
  const page = await context.newPage();
  await page.goto('/tonight');
  await check(page, 'frame', 'ok').waitFor();
  await cradle.stop();
  await check(page, 'frame', 'problem').getByText('화면을 지켜보지 못하고 있어요.').waitFor();
  await check(page, 'broker', 'ok').waitFor();

  await context.setOffline(true);
  await page.locator('[data-tonight=lost]').waitFor({ timeout: 30_000 });
  await page.getByRole('status').getByText(tonight.lost).waitFor();
  expect(await page.locator('[data-check-state=ok]').count()).toBe(0);
  await check(page, 'broker', 'unknown').waitFor();
  await expectNothingFound(page);
  await context.setOffline(false);
  await page.locator('[data-tonight=open]').waitFor();
});

it('claims nothing before it knows of this browser', async () => {
  const parent = await home.bringParent('waiting');
  const page = await (await visit(parent, 'ko')).newPage();
  await page.route('**/api/tonight*', () => undefined);
  await page.goto('/tonight');
  await page.getByRole('status').getByText(words('ko').tonight.checking).waitFor();
  await expectNothingFound(page);
});

it('opens the settings of the very cradle that a check is about', async () => {
  const parent = await home.bringParent('of-two');
  for (const uuid of ['first', 'second']) {
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
  }
  await requireOk(parent.call('/api/watch_settings/second', { json: { offline_timeout: 0 } }));
  await requireOk(parent.call('/select_cradle', { json: { uuid: 'first' } }));
  const page = await (await visit(parent, 'en')).newPage();
  await page.goto('/tonight');
  await check(page, 'offline', 'problem').getByRole('link').click();
  await page.waitForURL('/alert_settings');
  await page.locator('button[aria-current]', { hasText: 'second' }).waitFor();
});

it('proves e-mail by a test from right there', async () => {
  const { parent } = await bringHeard('by-mail', 'cradle-mail');
  const settings = { email_notifications_enabled: true, push_notifications_enabled: false };
  await requireOk(parent.call('/api/alert_settings/cradle-mail', { json: settings }));
  const page = await (await visit(parent, 'en')).newPage();
  await page.goto('/tonight');
  const missing = check(page, 'email', 'problem').getByRole('link', {
    name: words('en').tonight.links.reach,
  });
  expect(await missing.getAttribute('href')).toBe('/notifications');
  await requireOk(parent.call('/api/email_address', { json: { address: 'parent@home.test' } }));
  const { mail } = await smtp.mails.find(({ to }) => to.includes('parent@home.test'));
  const letter = findPart(mail, 'text/plain')?.content.toString('utf8') ?? '';
  const token = /confirm_email\?token=([\w-]+)/.exec(letter)?.[1];
  await requireOk(parent.call('/api/email_confirmation', { json: { token } }));
  await check(page, 'email', 'ok').waitFor();
  await home.server.query("UPDATE email_addresses SET confirmed_at = '2025-10-03'");
  await check(page, 'email', 'problem').waitFor();
  await act(page, 'email').click();
  await check(page, 'email', 'ok').waitFor();
  expect(smtp.mails.all).toHaveLength(2);
});
