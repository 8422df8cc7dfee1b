import { describe, expect, it } from 'vitest';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { isSamePage, markPage, picture, signal, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View, withAnything } from './views';

/** 5 s without a picture, and the time it takes to hear of it. */
const NOTICED_MS = 8_000;
/** Crying goes stale after 15 s. */
const STALE_MS = 20_000;
const AWAY =
  /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|status of 50[03]|woff2 net::ERR_FAILED|ERR_FAILED .*woff2/;

const home = prepareHome();
const desk = prepareBrowser();
let count = 0;

/** Dashboards of one cradle, one in each view. */
async function watch(expected: RegExp[] = []) {
  const uuid = `cradle-${++count}`;
  const cradle = await home.bringCradle(uuid);
  const parent = await home.bringParent(`parent-${count}`, [uuid]);
  const opened = await Promise.all(VIEWS.map((view) => openDashboard(parent, view, expected)));
  return { cradle, opened };
}

async function openDashboard(parent: Client, view: View, expected: RegExp[]) {
  const context = await desk.visit({ base: home.base, view, expected });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/dashboard');
  await untilAlive(page);
  await markPage(page);
  return { page, text: view.text };
}

describe('a cradle that falls silent', () => {
  it('is shown as such within seconds, never as fine, and is live again when it comes back', async () => {
    const { cradle, opened } = await watch();
    await cradle.stop();
    await Promise.all(opened.map(expectSilence));
    const again = await home.bringCradle(cradle.uuid);
    for (const { page, text } of opened) {
      await untilAlive(page);
      expect(await picture(page).innerText()).not.toContain(text.picture.notNow);
      expect(await isSamePage(page)).toBe(true);
    }
    await again.stop();
  });
});

async function expectSilence({ page, text }: Awaited<ReturnType<typeof openDashboard>>): Promise<void> {
  const { delayed, notNow, shownFrom } = text.picture;
  await picture(page, 'delayed').getByText(delayed, { exact: true }).waitFor({ timeout: NOTICED_MS });
  await picture(page, 'noSignal').waitFor({ timeout: NOTICED_MS });
  expect(await picture(page).innerText()).toMatch(withAnything((age) => `${notNow}\\s+${shownFrom(age)}`));
  for (const kind of ['crying', 'direction'] as const) {
    await signal(page, kind, 'stale').waitFor({ timeout: STALE_MS });
    expect(await signal(page, kind).innerText()).toMatch(withAnything(text.reading.stale));
  }
}

describe('a server that is gone', () => {
  it('is said to be gone, and everything is live again when it is back', async () => {
    const { cradle, opened } = await watch([AWAY]);
    await home.server.kill();
    for (const { page, text } of opened) {
      await page.getByText(text.dashboard.linkLost).waitFor();
      // At once, long before they are old: nobody knows whether they are still so.
      for (const kind of SENSOR_KINDS) {
        expect(await signal(page, kind).getAttribute('data-state')).toBe('stale');
        expect(await signal(page, kind).innerText()).toMatch(withAnything(text.reading.stale));
      }
      await picture(page, 'lost').waitFor();
      expect(await picture(page).innerText()).toContain(text.picture.notNow);
    }
    await home.server.start();
    await settle(() => cradle.connected, Boolean);
    for (const { page, text } of opened) {
      // The page waits up to 10 s between two tries.
      await picture(page, 'live').waitFor({ timeout: 20_000 });
      await untilAlive(page);
      await page.getByText(text.dashboard.linkLost).waitFor({ state: 'hidden' });
      expect(await isSamePage(page)).toBe(true);
    }
  });
});
