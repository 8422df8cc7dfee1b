import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { type CountingProxy, startCountingProxy } from './counting-proxy';
import { untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { expectNothingFound } from './nothing-found';
import { prepareBrowser } from './open-browser';
import { PHONE, VIEWS, type View, withAnything } from './views';

const UUIDS = ['cradle-a', 'cradle-b', 'cradle-c'] as const;
/** Of the six that a browser has: picture, readings, small pictures, and what a parent does meanwhile. */
const MOST_CONNECTIONS = 4;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let proxy: CountingProxy;

beforeAll(async () => {
  await home.bringCradle('cradle-a');
  await home.bringCradle('cradle-b', { scene: 'crying' });
  await home.bringCradle('cradle-c', { scene: 'frozen' });
  parent = await home.bringParent('haru', [...UUIDS]);
  const soon = { crying_duration_threshold: 1 };
  await requireOk(parent.call('/api/alert_settings/cradle-b', { json: soon }));
  proxy = await startCountingProxy(home.base);
});
afterAll(() => proxy?.stop());

async function openDashboard(view: View): Promise<Page> {
  const context = await desk.visit({ base: proxy.base, view, reducedMotion: 'reduce' });
  // Counts what the icon of the app would show.
  await context.addInitScript(() => {
    const note = (count: number) => {
      document.documentElement.dataset.badge = String(count);
      return Promise.resolve();
    };
    Object.assign(navigator, { setAppBadge: note, clearAppBadge: () => note(0) });
  });
  await handSession(parent, context, proxy.base);
  await requireOk(parent.call('/select_cradle', { json: { uuid: 'cradle-a' } }));
  const page = await context.newPage();
  await page.goto('/dashboard');
  return page;
}

const tile = (page: Page, uuid: string, status: string) =>
  page.locator(`[data-tile=${uuid}][data-tile-status=${status}]`);

describe.each(VIEWS)('three cradles ($name)', (view) => {
  const { cradles, picture } = view.text.live;

  it('each have a small picture with its state, age and alerts, over few connections', async () => {
    const page = await openDashboard(view);
    await untilAlive(page);
    await tile(page, 'cradle-a', 'fresh').waitFor();
    await tile(page, 'cradle-b', 'fresh').getByText(cradles.alerts(1), { exact: true }).waitFor();
    await tile(page, 'cradle-c', 'frozen').waitFor();
    await tile(page, 'cradle-a', 'fresh').getByText(withAnything(cradles.shownFrom)).waitFor();
    await tile(page, 'cradle-c', 'frozen').getByText(withAnything(picture.frozenFor)).waitFor();
    await page.locator('[data-elsewhere=cradle-b]').waitFor();
    expect(await page.locator('html').getAttribute('data-badge')).toBe('1');
    await expectNothingFound(page);
    // Those that brought the page are closed after a few seconds.
    await settle(
      () => proxy.open,
      (open) => open <= MOST_CONNECTIONS,
      20_000,
    );
  });

  it('are changed between with the keyboard alone', async () => {
    const page = await openDashboard(view);
    await tile(page, 'cradle-b', 'fresh').waitFor();
    await tabTo(page, '[data-tile=cradle-b] button');
    await page.keyboard.press('Enter');
    await page.locator('[data-tile=cradle-b] button[aria-current]').waitFor();
    await untilAlive(page);
  });
});

it('small pictures are not asked for while the page is hidden', async () => {
  const page = await openDashboard(PHONE);
  await tile(page, 'cradle-a', 'fresh').waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/(overview|frame)/.test(request.url())) asked.push(request.url());
  });
  // Longer than a round and the pause behind it.
  await page.waitForTimeout(6_000);
  expect(asked).toEqual([]);
});
