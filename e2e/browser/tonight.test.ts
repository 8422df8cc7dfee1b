import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, requireOk } from '../client/http-client';
import { findPart } from '../client/mime-reader';
import { settle } from '../client/settle';
import { type PushService, startPushService } from '../servers/push-service';
import { type SmtpTestServer, startSmtpServer } from '../servers/smtp-server';
import { answerPush } from './answered-push';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { expectNothingFound } from './nothing-found';
import { openDevTools, prepareBrowser, type Visit } from './open-browser';
import { registrationOf } from './service-worker';
import { VIEWS, type View } from './views';

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

async function visit(parent: Client, view: View, more: Partial<Visit> = {}): Promise<BrowserContext> {
  const context = await desk.visit({ base: home.base, view, reducedMotion: 'reduce', ...more });
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

it.each(VIEWS)('leads to a night that is ready with the keyboard alone ($name)', async (view) => {
  const { locale } = view;
  const { tonight, reach } = view.text;
  const { parent } = await bringHeard(`parent-${locale}`, `cradle-${locale}`);
  const context = await visit(parent, view, { permissions: ['notifications'] });
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
  await page.getByRole('link', { name: tonight.ready, exact: true }).waitFor();
});

const NOTHING = { unwatched: null, age: null };

it('says what is not being watched when a cradle goes, and that nothing is known without the server', async () => {
  const { cradle, parent } = await bringHeard('leaving', 'cradle-leaving');
  const opened = await Promise.all(
    VIEWS.map(async (view) => {
      const context = await visit(parent, view, { expected: [/ERR_(INTERNET_DISCONNECTED|FAILED)/] });
      const page = await context.newPage();
      await page.goto('/tonight');
      await check(page, 'frame', 'ok').waitFor();
      return { context, page, tonight: view.text.tonight };
    }),
  );
  await cradle.stop();
  for (const { page, tonight } of opened) {
    await check(page, 'frame', 'problem').getByText(tonight.unwatched.frame).waitFor();
    await check(page, 'broker', 'ok').waitFor();
  }
  for (const { context } of opened) await context.setOffline(true);
  for (const { page, context, tonight } of opened) {
    await page.locator('[data-tonight=lost]').waitFor({ timeout: 30_000 });
    await page.getByRole('status').getByText(tonight.lost).waitFor();
    expect(await page.locator('[data-check-state=ok]').count()).toBe(0);
    await check(page, 'broker', 'unknown').waitFor();
    await expectNothingFound(page);
    await context.setOffline(false);
    await page.locator('[data-tonight=open]').waitFor();
  }
});

it.each(VIEWS)('claims nothing before it knows of this browser ($name)', async (view) => {
  const parent = await home.bringParent(`waiting ${view.locale}`);
  const page = await (await visit(parent, view)).newPage();
  await page.route('**/api/tonight*', () => undefined);
  await page.goto('/tonight');
  await page.getByRole('status').getByText(view.text.tonight.checking).waitFor();
  await expectNothingFound(page);
});

it.each(VIEWS)('opens the settings of the very cradle that a check is about ($name)', async (view) => {
  const parent = await home.bringParent(`of two ${view.locale}`);
  const [first, second] = [`first ${view.locale}`, `second ${view.locale}`];
  for (const uuid of [first, second]) {
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
  }
  await requireOk(parent.call(`/api/watch_settings/${second}`, { json: { offline_timeout: 0 } }));
  await requireOk(parent.call('/select_cradle', { json: { uuid: first } }));
  const page = await (await visit(parent, view)).newPage();
  await page.goto('/tonight');
  await check(page, 'offline', 'problem').getByRole('link').click();
  await page.waitForURL('/alert_settings');
  await page.locator('button[aria-current]', { hasText: second }).waitFor();
});

// In all views at once: the page asks anew every few seconds only.
it('proves e-mail by a test from right there', () => Promise.all(VIEWS.map(proveEmail)));

async function proveEmail(view: View): Promise<void> {
  const uuid = `cradle-mail-${view.locale}`;
  const address = `parent-${view.locale}@home.test`;
  const { parent } = await bringHeard(`by mail ${view.locale}`, uuid);
  const settings = { email_notifications_enabled: true, push_notifications_enabled: false };
  await requireOk(parent.call(`/api/alert_settings/${uuid}`, { json: settings }));
  const page = await (await visit(parent, view)).newPage();
  await page.goto('/tonight');
  const missing = check(page, 'email', 'problem').getByRole('link', {
    name: view.text.tonight.links.reach,
  });
  expect(await missing.getAttribute('href')).toBe('/notifications');
  await requireOk(parent.call('/api/email_address', { json: { address } }));
  const { mail } = await smtp.mails.find(({ to }) => to.includes(address));
  const letter = findPart(mail, 'text/plain')?.content.toString('utf8') ?? '';
  const token = /confirm_email\?token=([\w-]+)/.exec(letter)?.[1];
  await requireOk(parent.call('/api/email_confirmation', { json: { token } }));
  await check(page, 'email', 'ok').waitFor();
  await home.server.query("UPDATE email_addresses SET confirmed_at = '2025-10-03' WHERE address = ?", [
    address,
  ]);
  await check(page, 'email', 'problem').waitFor();
  await act(page, 'email').click();
  await check(page, 'email', 'ok').waitFor();
  expect(smtp.mails.all.filter(({ to }) => to.includes(address))).toHaveLength(2);
}
