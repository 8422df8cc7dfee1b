import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatAge } from '@/lib/i18n/format';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { type CountingProxy, startCountingProxy } from './counting-proxy';
import { picture, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { openDevTools, prepareBrowser } from './open-browser';
import { PHONE } from './views';

const UUID = 'cradle-unique-id-example';
/** Picture, readings, and one for whatever the parent does meanwhile. */
const MOST_CONNECTIONS = 3;
/** Bytes in a second that only pictures need; readings alone are below. */
const PICTURES_FLOW = 50_000;
const SLOW_LINK = {
  offline: false,
  latency: 80,
  downloadThroughput: 600_000 / 8,
  uploadThroughput: 200_000 / 8,
};
/** Age that a picture may have over the slow link, in s. */
const OLDEST_S = 6;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let proxy: CountingProxy;

beforeAll(async () => {
  await home.bringCradle(UUID, { fps: 10 });
  parent = await home.bringParent('haru', [UUID]);
  proxy = await startCountingProxy(home.base);
});
afterAll(() => proxy?.stop());

async function openDashboard(): Promise<{ page: Page; context: BrowserContext }> {
  const context = await desk.visit({ base: proxy.base, view: PHONE });
  await handSession(parent, context, proxy.base);
  const page = await context.newPage();
  await page.goto('/dashboard');
  await untilAlive(page);
  return { page, context };
}

describe('a page over a slow link', () => {
  it('falls back to single pictures whose age stays small and is shown', async () => {
    const text = PHONE.text.picture;
    const { page } = await openDashboard();
    const tools = await openDevTools(page);
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', SLOW_LINK);
    // It slows down what is asked for from now on, so the picture has to be asked for again.
    await setHidden(page, true);
    await setHidden(page, false);
    const single = '[data-picture-mode=single]';
    await page.locator(single).waitFor({ timeout: 30_000 });
    await page.locator(`${single}:not([data-picture-status=connecting])`).waitFor();
    await page.getByText(text.saving, { exact: true }).waitFor();
    await page.getByText(text.savingHint).waitFor();
    await expectBoundedAge(page);
    expect(proxy.open).toBeLessThanOrEqual(MOST_CONNECTIONS);
  });
});

describe('a page that cannot be seen', () => {
  it('lets go of the picture, and shows it again at once when it can be seen', async () => {
    const { page } = await openDashboard();
    expect(await flow()).toBeGreaterThan(PICTURES_FLOW);
    await settle(
      () => proxy.open,
      (open) => open <= MOST_CONNECTIONS,
    );
    await setHidden(page, true);
    await settle(flow, (bytes) => bytes < PICTURES_FLOW);
    await setHidden(page, false);
    await untilAlive(page);
    expect(await flow()).toBeGreaterThan(PICTURES_FLOW);
  });
});

/** For five seconds: live, or an age that is written on the picture and small. */
async function expectBoundedAge(page: Page): Promise<void> {
  const anySeconds = formatAge(5_000, PHONE.locale).replace('5', '(\\d+)');
  const taken = new RegExp(PHONE.text.picture.shownFrom(anySeconds));
  for (let look = 0; look < 10; look++) {
    await sleep(500);
    const status = await picture(page).getAttribute('data-picture-status');
    expect(status, 'status over a slow link').toMatch(/^(live|delayed)$/);
    if (status === 'live') continue;
    const age = taken.exec(await picture(page).innerText());
    expect(Number(age?.[1])).toBeLessThanOrEqual(OLDEST_S);
  }
}

/** Bytes that reach the browser within a second. */
async function flow(): Promise<number> {
  const before = proxy.delivered;
  await sleep(1_000);
  return proxy.delivered - before;
}

/** A headless browser shows every page for ever, so the page is told what a phone's browser would tell it. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      value: value ? 'hidden' : 'visible',
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}
