import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AlertLog } from '@/lib/contracts/alerts';
import { lasting } from '@/lib/i18n/alert-words';
import { formatShare } from '@/lib/i18n/format';
import type { SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { type Client, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { tapLoudspeaker, untilLoud } from './loudspeaker';
import { expectNothingFound } from './nothing-found';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View } from './views';

/** A server that is stopped answers nobody: 15 s until the page rings, and some for a slow machine. */
const RINGS_WITHIN_MS = 40_000;
const home = prepareHome();
const desk = prepareBrowser();
let cradle: SimulatedCradle;
let second: SimulatedCradle;
let parent: Client;

beforeAll(async () => {
  [cradle, second] = [await home.bringCradle('cradle-a'), await home.bringCradle('cradle-b')];
  parent = await home.bringParent('haru', ['cradle-a', 'cradle-b']);
  for (const uuid of ['cradle-a', 'cradle-b'])
    await requireOk(parent.call(`/api/alert_settings/${uuid}`, { json: { crying_duration_threshold: 1 } }));
});

/** Without an open alert: a new one waits for a while after another of its kind that nobody resolved. */
beforeEach(async () => {
  for (const each of [cradle, second]) {
    each.setScene('calm');
    await settle(
      async () => (await parent.call(`/get_sensor_data/${each.uuid}`)).json<{ crying: string | null }>(),
      ({ crying }) => crying === 'Not Crying',
    );
  }
  for (const { id } of await listAlerts())
    await requireOk(parent.call(`/api/alert_logs/${id}/resolve`, { method: 'POST' }));
});

interface Opening {
  client?: Client;
  view: View;
  expected?: RegExp[];
  /** Before the page's own scripts. */
  prepare?: (page: Page) => Promise<void>;
}

async function openBedside({ client = parent, view, expected, prepare }: Opening): Promise<Page> {
  const context = await desk.visit({ base: home.base, view, expected, reducedMotion: 'reduce' });
  await handSession(client, context);
  const page = await context.newPage();
  await tapLoudspeaker(page);
  await prepare?.(page);
  await page.goto('/bedside');
  return page;
}

async function startWatching(opening: Opening): Promise<Page> {
  const page = await openBedside(opening);
  await page.getByRole('button', { name: opening.view.text.bedside.begin }).click();
  return page;
}

const listAlerts = async () => (await parent.call('/api/alert_logs')).json<AlertLog[]>();
const alarm = (page: Page, sound: 'none' | 'baby' | 'watching') => page.locator(`[data-alarm=${sound}]`);
const says = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();

describe.each(VIEWS)('the page beside the bed ($name)', (view) => {
  const { locale } = view;
  const { alerts, bedside } = view.text;

  it('sounds when the baby cries, shows the baby, and falls silent when somebody looks, by keyboard', async () => {
    const page = await openBedside({ view });
    await tabTo(page, 'main button', bedside.begin);
    await page.keyboard.press('Enter');
    await says(page, bedside.watching);
    await page.locator('[data-wake-lock=held]').waitFor({ state: 'attached' });
    expect(await page.locator('[data-bedside-picture]').count()).toBe(0);
    await expectNothingFound(page);
    cradle.setScene('crying');
    await alarm(page, 'baby').waitFor();
    await untilLoud(page);
    await page.locator('[data-bedside-picture=live]').waitFor();
    await expectNothingFound(page);
    await tabTo(page, 'main button', alerts.acknowledge);
    await page.keyboard.press('Enter');
    await alarm(page, 'none').waitFor();
    await says(page, bedside.watching);
    await says(page, alerts.acknowledged('haru'));
  });

  it('has an alert resolved, by keyboard', async () => {
    const page = await startWatching({ view });
    cradle.setScene('crying');
    await alarm(page, 'baby').waitFor();
    const [newest] = await listAlerts();
    await tabTo(page, 'main button', alerts.resolve);
    await page.keyboard.press('Enter');
    cradle.setScene('calm');
    await settle(listAlerts, (all) => all.find(({ id }) => id === newest?.id)?.resolved === true);
    await alarm(page, 'none').waitFor();
  });

  it('is as dark and as loud as it was chosen to be, the next night too', async () => {
    const page = await startWatching({ view });
    await says(page, bedside.watching);
    for (const [name, key] of [
      [bedside.shade, 'ArrowRight'],
      [bedside.volume, 'ArrowLeft'],
    ] as const)
      for (let times = 0; times < 2; times += 1) await page.getByRole('slider', { name }).press(key);
    await page.reload();
    await page.getByRole('button', { name: bedside.begin }).click();
    const choices = [bedside.shade, bedside.volume].map((name) => page.getByRole('slider', { name }));
    expect(await Promise.all(choices.map((slider) => slider.getAttribute('aria-valuetext')))).toEqual([
      ...['10%', '80%'],
    ]);
  });

  it('sounds when the session ends', async () => {
    const other = await home.bringParent(`other ${locale}`);
    const page = await startWatching({ view, client: other, expected: [/status of 401/] });
    await page.locator('[data-cause=unwatched]').waitFor();
    await alarm(page, 'none').waitFor();
    await other.call('/logout', { method: 'POST' });
    await alarm(page, 'watching').waitFor();
    await page.getByRole('link', { name: bedside.signIn }).waitFor();
  });

  it('tells that the device slept, that its battery is low, and that the screen may go off', async () => {
    const page = await startWatching({
      view,
      prepare: async (sleepy) => {
        await sleepy.clock.install();
        await sleepy.addInitScript(() => {
          const battery = Object.assign(new EventTarget(), { charging: false, level: 0.12 });
          Object.assign(navigator, { getBattery: async () => battery });
          // As on an address that is not secure.
          Reflect.deleteProperty(Navigator.prototype, 'wakeLock');
        });
      },
    });
    await says(page, bedside.watching);
    await says(page, bedside.battery(formatShare(0.12, locale)));
    await says(page, bedside.noWakeLock);
    await page.clock.fastForward(12 * 60_000);
    await says(page, bedside.slept(lasting(12 * 60, locale)));
    await expectNothingFound(page);
    await page.getByRole('button', { name: bedside.noted }).click();
    await page.getByText(bedside.slept(lasting(12 * 60, locale))).waitFor({ state: 'detached' });
  });

  it('sounds when it cannot understand the server and breaks', async () => {
    const page = await startWatching({
      view,
      expected: [/./],
      prepare: async (broken) => {
        // As a server of another version might.
        await broken.route('/api/live', (route) => route.fulfill({ json: { cradles: [{}] } }));
      },
    });
    await says(page, bedside.broken);
    await untilLoud(page);
  });
});

const watchInAllViews = () =>
  Promise.all(VIEWS.map(async (view) => ({ ...view.text, page: await startWatching({ view }) })));

it('sounds for any cradle, until somebody looks after it on another device', async () => {
  const opened = await watchInAllViews();
  for (const { page, bedside } of opened) await says(page, bedside.watching);
  second.setScene('crying');
  for (const { page } of opened) await alarm(page, 'baby').waitFor();
  const [newest] = await listAlerts();
  expect(newest?.agent_uuid).toBe('cradle-b');
  await requireOk(parent.call(`/api/alert_logs/${newest?.id}/acknowledge`, { method: 'POST' }));
  for (const { page, alerts } of opened) {
    await alarm(page, 'none').waitFor();
    await says(page, alerts.acknowledged('haru'));
  }
});

it('sounds when the server hangs, can be silenced, and goes on when it answers again', async () => {
  const opened = await watchInAllViews();
  for (const { page, bedside } of opened) await says(page, bedside.watching);
  process.kill(home.server.pid, 'SIGSTOP');
  try {
    for (const { page, bedside } of opened) {
      await alarm(page, 'watching').waitFor({ timeout: RINGS_WITHIN_MS });
      await untilLoud(page);
      await page.locator('[data-cause=link]').waitFor();
      await page.getByRole('button', { name: bedside.silence }).click();
      await alarm(page, 'none').waitFor();
    }
  } finally {
    process.kill(home.server.pid, 'SIGCONT');
  }
  for (const { page } of opened) await page.locator('[data-cause=link]').waitFor({ state: 'detached' });
});
