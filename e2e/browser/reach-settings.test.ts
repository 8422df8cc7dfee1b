import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorText } from '@/lib/i18n/errors';
import { type Client, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View } from './views';

const UUID = 'cradle-unique-id-example';
const ENDPOINT = 'https://push.invalid/send/this-device';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

beforeAll(async () => {
  await home.bringCradle(UUID);
  parent = await home.bringParent('haru', [UUID]);
});

async function open(view: View, permissions: string[], endpoint: string | null = null) {
  const context = await desk.visit({
    ...{ base: home.base, view, permissions },
    // What nobody could be told by is refused, which the browser writes on its console.
    expected: [/status of 409/, /status of 404/],
  });
  await handSession(parent, context);
  const page = await context.newPage();
  if (endpoint !== null) await page.addInitScript(answerSubscriptions, endpoint);
  await page.goto('/notifications');
  return page;
}

async function endpoints(): Promise<unknown[]> {
  const rows = await home.server.query('SELECT endpoint FROM push_subscriptions');
  return rows.map(({ endpoint }) => endpoint);
}

/** Runs in the page: in place of the push service of the browser's maker, which no test reaches. */
function answerSubscriptions(endpoint: string): void {
  const keys = {
    p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
    auth: 'tBHItJI5svbpez7KI4CCXg',
  };
  // The browser makes them itself: what our page uses of one.
  const subscription = {
    endpoint,
    options: { applicationServerKey: null },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => {
      sessionStorage.removeItem('subscribed');
      return true;
    },
  } as unknown as PushSubscription;
  const current = () => (sessionStorage.getItem('subscribed') === null ? null : subscription);
  PushManager.prototype.getSubscription = async () => current();
  PushManager.prototype.subscribe = async () => {
    sessionStorage.setItem('subscribed', 'yes');
    return subscription;
  };
}

describe.each(VIEWS)('$name', (view) => {
  const { locale } = view;
  const { common } = view.text;
  const { push, test, email } = view.text.reach;
  const { devices } = view.text.accountPage;
  /** What the browser is called stands before or behind it. */
  const removeAny = new RegExp(devices.removeThis('.+'));

  describe('push on this device', () => {
    it('is switched on and off with the keyboard alone, and still on after the page was opened anew', async () => {
      const page = await open(view, ['notifications'], ENDPOINT);
      await tabTo(page, 'main button', push.turnOn);
      await page.keyboard.press('Enter');
      await page.locator('[data-push=on]').waitFor();
      expect(await endpoints()).toEqual([ENDPOINT]);
      await page.reload();
      await page.locator('[data-push=on]').waitFor();
      await page.getByRole('button', { name: push.turnOff }).click();
      await page.locator('[data-push=off]').waitFor();
      expect(await endpoints()).toEqual([]);
    });

    it('says so in a browser that has blocked notifications', async () => {
      const page = await open(view, []);
      await page.locator('[data-push=barred]').getByText(push.obstacles.denied).waitFor();
    });
  });

  describe('a device that is taken from the list', () => {
    async function switchOn(endpoint: string) {
      const page = await open(view, ['notifications'], endpoint);
      await page.getByRole('button', { name: push.turnOn }).click();
      await page.locator('[data-push=on]').waitFor();
      return page;
    }
    /** From the next page on; no page of ours was open when the browser changed it. */
    const giveAddress = (page: Page, endpoint: string) => page.addInitScript(answerSubscriptions, endpoint);
    const kept = (page: Page) => page.evaluate(() => ({ ...localStorage, ...sessionStorage }));

    it('is off on the same page too', async () => {
      const page = await switchOn(ENDPOINT);
      await page.getByRole('button', { name: removeAny }).click();
      await page.locator('[data-push=off]').waitFor();
      const news = page.locator(':focus').getByText(devices.removed);
      await news.waitFor();
      expect(await endpoints()).toEqual([]);
    });

    it('is named with the keyboard alone, and the focus comes back', async () => {
      const page = await switchOn(ENDPOINT);
      const rename = page.getByRole('button', { name: devices.rename });
      for (const key of ['Enter', 'Escape']) {
        await rename.press('Enter');
        await page.locator('input:focus').fill('엄마 휴대전화');
        await page.keyboard.press(key);
        await page.locator('button:focus', { hasText: devices.rename }).waitFor();
      }
      await page.locator('[data-device]').getByText('엄마 휴대전화').waitFor();
      await page.getByRole('button', { name: push.turnOff }).click();
      await settle(endpoints, (left) => left.length === 0);
    });

    it('stays off when its own pages are opened again, and can be switched on there', async () => {
      const other = `${ENDPOINT}-other`;
      const removed = await switchOn(other);
      const page = await switchOn(ENDPOINT);
      await page.locator('[data-device]').nth(1).waitFor();
      await page.locator('[data-device]').first().getByRole('button', { name: removeAny }).click();
      await settle(endpoints, (left) => left.join() === ENDPOINT);
      await page.locator('[data-push=on]').waitFor();

      await removed.goto('/dashboard');
      await settle(
        () => kept(removed),
        (stores) => !('push-owner' in stores) && !('subscribed' in stores),
      );
      expect(await endpoints()).toEqual([ENDPOINT]);
      await removed.goto('/notifications');
      await removed.getByRole('button', { name: push.turnOn }).click();
      await removed.locator('[data-push=on]').waitFor();
      expect(await endpoints()).toEqual([ENDPOINT, other]);
      for (const opened of [page, removed]) await opened.getByRole('button', { name: push.turnOff }).click();
      await settle(endpoints, (left) => left.length === 0);
    });

    it('is no browser that was given a new address, which the server hears of', async () => {
      const page = await switchOn(ENDPOINT);
      await giveAddress(page, `${ENDPOINT}-anew`);
      await page.reload();
      await page.locator('[data-push=on]').waitFor();
      expect(await endpoints()).toEqual([`${ENDPOINT}-anew`]);
      await page.getByRole('button', { name: push.turnOff }).click();
      await settle(endpoints, (left) => left.length === 0);
    });

    it('stays off though its browser was given a new address since', async () => {
      const page = await switchOn(ENDPOINT);
      await requireOk(
        parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint: ENDPOINT } }),
      );
      await giveAddress(page, `${ENDPOINT}-anew`);
      await page.reload();
      await page.locator('[data-push=off]').waitFor();
      expect(await endpoints()).toEqual([]);
    });
  });

  it('a device that goes on whichever session is ended says so in the list', async () => {
    const json = { endpoint: `${ENDPOINT}-apart`, keys: { p256dh: 'a2V5', auth: 'YXV0aA' } };
    await requireOk(parent.call('/api/push_subscription', { json }));
    const page = await open(view, []);
    const device = page.locator('[data-device]');
    const label = device.getByText(devices.signedOut);
    await device.waitFor();
    expect(await label.count()).toBe(0);
    await home.server.query('UPDATE push_subscriptions SET session_hash = NULL');
    await page.reload();
    await label.waitFor();
    const { endpoint } = json;
    await requireOk(parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint } }));
  });

  describe('a test', () => {
    it('goes the way of an alert, and comes back with its steps', async () => {
      const page = await open(view, ['notifications'], ENDPOINT);
      await page.getByRole('button', { name: push.turnOn }).click();
      await page.locator('[data-push=on]').waitFor();
      await page.getByRole('button', { name: test.start, exact: true }).click();
      const progress = page.locator('[data-test-state]');
      await progress.getByText(test.states.queued).waitFor();
      await progress.getByText(test.after('0.0')).waitFor();
      await page.getByRole('button', { name: push.turnOff }).click();
      await settle(endpoints, (left) => left.length === 0);
    });

    it('says so when there is nowhere to send it', async () => {
      const page = await open(view, []);
      await page.getByRole('button', { name: test.start, exact: true }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: errorText('nobody_to_tell', locale) })
        .waitFor();
      await page.getByRole('button', { name: test.start, exact: true }).waitFor();
    });
  });

  it('an e-mail address that cannot be removed is said where there is no form', async () => {
    await home.server.query(
      "INSERT INTO email_addresses (user_id, address, locale, confirmed_at, updated_at) SELECT id, 'haru@home.test', 'ko', NOW(), NOW() FROM users",
    );
    const page = await open(view, []);
    await page.route('**/api/email_address', (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('button', { name: email.remove }).click();
    await page.getByRole('alert').filter({ hasText: common.unexpected }).waitFor();
    await page.unroute('**/api/email_address');
    await page.getByRole('button', { name: email.remove }).click();
    await page.getByText(email.removed).waitFor();
  });

  it('e-mail says so on a server that has no way to send it', async () => {
    const page = await open(view, []);
    await page.getByText(email.cannotSend).waitFor();
    expect(await page.getByLabel(email.label).count()).toBe(0);
  });
});
