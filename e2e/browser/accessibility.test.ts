import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAGE_PATHS } from '@/lib/contracts/calls';
import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/i18n/locales';
import { type Client, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { SCREENS } from './chromium';
import { picture, signal, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { walkStops } from './keyboard';
import { expectNothingFound } from './nothing-found';
import { prepareBrowser } from './open-browser';

const OPEN = ['/', '/login', '/register', '/install', '/confirm_email'];
const OF_A_CRADLE = [
  ...['/dashboard', '/tonight', '/bedside', '/history', '/night'],
  ...['/alerts', '/alert_settings', '/cradles', '/start'],
];
const OF_A_PARENT = ['/register_cradle', '/notifications', '/account', '/api/docs'];
const OF_AN_ALERT = '/alerts/{id}';
/** What a dashboard shows comes by these. */
const LIVE_CALLS = /\/(stream|api\/live)\//;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let silent: Client;
let newcomer: Client;
let idle: Client;
let recorded: number;

beforeAll(async () => {
  await home.bringCradle('cradle-live', { scene: 'crying' });
  parent = await home.bringParent('haru', ['cradle-live']);
  const { alertId } = await home.bringNight('cradle-live');
  recorded = alertId;
  silent = await bringSilent('cradle-silent');
  newcomer = await home.bringParent('newcomer');
  await newcomer.registerAgent('cradle-idle');
  idle = await home.bringParent('idle', ['cradle-idle']);
  await requireOk(idle.call('/api/watch_settings/cradle-idle', { json: { in_use: false } }));
  const soon = { crying_duration_threshold: 1 };
  await requireOk(parent.call('/api/alert_settings/cradle-live', { json: soon }));
});

it('knows every page', () => {
  expect([...OPEN, ...OF_A_CRADLE, ...OF_A_PARENT, OF_AN_ALERT].sort()).toEqual([...PAGE_PATHS].sort());
});

describe.each(LOCALES)('nothing is out of reach, on either screen and in either light, in %s', (locale) => {
  it.each([...OPEN, `/offline/${locale}`])('on %s', async (path) => {
    await inspect(await openPage(null, locale, path));
  });

  it.each(OF_A_CRADLE)('on %s without a cradle', async (path) => {
    await inspect(await openPage(newcomer, locale, path));
  });

  it.each([...OF_A_CRADLE, ...OF_A_PARENT].filter((path) => path !== '/dashboard'))('on %s', async (path) => {
    const page = await openPage(parent, locale, path);
    await page.locator('details').evaluateAll((all) => {
      for (const each of all) (each as HTMLDetailsElement).open = true;
    });
    if (path === '/history') await page.locator('[data-drawing=alerts] [role=slider]').waitFor();
    await inspect(page);
  });

  it.each([
    '/history?from=2020-01-01&to=2020-01-02',
    '/history?from=never&to=never',
    '/night?date=2020-01-01',
    '/night?date=never',
    '/alerts?state=kept',
  ])('on %s with nothing to show', async (path) => {
    await inspect(await openPage(silent, locale, path));
  });

  it(`on ${OF_AN_ALERT}`, async () => {
    const page = await openPage(parent, locale, OF_AN_ALERT.replace('{id}', String(recorded)));
    await page.locator('[data-frame-state=shown]').waitFor();
    await inspect(page);
  });

  it('on a cradle that is named, and one that is deleted', async () => {
    const page = await openPage(parent, locale, '/cradles');
    await page.locator('[data-single-picture=shown]').waitFor();
    await page.locator('[data-cradle] button').first().click();
    await page.locator('[data-cradle] input[name=name]').waitFor();
    await inspect(page);
    await page.locator('[data-delete-cradle]').click();
    await page.getByRole('dialog').waitFor();
    await inspect(page);
  });

  it('on settings that are refused', async () => {
    const page = await openPage(parent, locale, '/alert_settings');
    await page.locator('#max_temperature').fill('99');
    await page.locator('#max_temperature').press('Enter');
    await page.locator('#max_temperature-error').waitFor();
    await inspect(page);
  });

  it('on a live dashboard', async () => {
    const page = await openPage(parent, locale, '/dashboard');
    await untilAlive(page);
    await page.locator('[data-open-alert] [data-answer=acknowledge]').waitFor();
    await inspect(page);
  });

  it.each(['/dashboard', '/alert_settings'])('on %s of a cradle that is not in use', async (path) => {
    await inspect(await openPage(idle, locale, path));
  });

  it('on a dashboard that still waits for everything', async () => {
    const page = await openPage(parent, locale, '/dashboard', {
      prepare: (opening) => opening.route(LIVE_CALLS, () => undefined),
    });
    await picture(page, 'connecting').waitFor();
    await signal(page, 'crying', 'loading').waitFor();
    await inspect(page);
  });

  it('on a dashboard whose server is gone', async () => {
    const page = await openPage(parent, locale, '/dashboard', {
      expected: [/ERR_CONNECTION_REFUSED/],
      prepare: (opening) => opening.route(LIVE_CALLS, (route) => route.abort('connectionrefused')),
    });
    await picture(page, 'lost').waitFor();
    await inspect(page);
  });

  it.each(['/history', '/night', '/alerts', OF_AN_ALERT])('on %s of what is not there', async (path) => {
    const expected = [/status of 404/];
    await inspect(await openPage(parent, locale, `${path.replace('{id}', '999999')}/none`, { expected }));
  });

  it('on the dashboard of a silent cradle', async () => {
    const page = await openPage(silent, locale, '/dashboard');
    await picture(page, 'noSignal').waitFor();
    await signal(page, 'crying', 'stale').waitFor();
    await inspect(page);
  });
});

/** The parent of a cradle that was heard once and is gone. */
async function bringSilent(uuid: string): Promise<Client> {
  const cradle = await home.bringCradle(uuid);
  const owner = await home.bringParent('silent', [uuid]);
  await settle(
    async () => (await owner.call(`/get_sensor_data/${uuid}`)).json(),
    ({ crying, direction, temperature }) => ![crying, direction, temperature].includes(null),
  );
  await settle(
    async () => (await owner.call(`/api/frame/${uuid}`)).status,
    (status) => status === 200,
  );
  await cradle.stop();
  return owner;
}

async function openPage(
  client: Client | null,
  locale: Locale,
  path: string,
  { expected, prepare }: { expected?: RegExp[]; prepare?: (page: Page) => Promise<unknown> } = {},
): Promise<Page> {
  // Colours in the middle of a transition belong to neither scheme.
  // In the zone that the server takes for granted: in another one the page of a night is made twice.
  const context = await desk.visit({ base: home.base, expected, reducedMotion: 'reduce', timezoneId: 'UTC' });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  if (client !== null) await handSession(client, context);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(path);
  return page;
}

async function inspect(page: Page): Promise<void> {
  for (const { viewport } of Object.values(SCREENS)) {
    await page.setViewportSize(viewport);
    await expectNothingFound(page);
  }
  expect(await walkStops(page), 'by the keyboard').toEqual([]);
}
