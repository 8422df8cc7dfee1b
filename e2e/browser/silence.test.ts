import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { settle } from '../client/settle';
import { isSamePage, markPage, picture, signal, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';

/** 5 s without a picture, and the time it takes to hear of it. */
const NOTICED_MS = 8_000;
/** Crying goes stale after 15 s. */
const STALE_MS = 20_000;
const AWAY =
  /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|status of 50[03]|woff2 net::ERR_FAILED|ERR_FAILED .*woff2/;

const home = prepareHome();
const desk = prepareBrowser();
let page: Page;
let cradle: SimulatedCradle;
let count = 0;

async function watch(expected: RegExp[] = []): Promise<void> {
  const uuid = `cradle-${++count}`;
  cradle = await home.bringCradle(uuid);
  const parent = await home.bringParent(`parent-${count}`, [uuid]);
  const context = await desk.visit({ base: home.base, expected });
  await handSession(parent, context);
  page = await context.newPage();
  await page.goto('/dashboard');
  await untilAlive(page);
  await markPage(page);
}

describe('a cradle that falls silent', () => {
  beforeEach(() => watch());

  it('is shown as such within seconds, never as fine, and is live again when it comes back', async () => {
    await cradle.stop();
    await picture(page, 'noSignal').waitFor({ timeout: NOTICED_MS });
    expect(await picture(page).innerText()).toMatch(/지금 모습이 아니에요\s+\d+초 전 모습이에요/);
    for (const kind of ['crying', 'direction'] as const) {
      await signal(page, kind, 'stale').waitFor({ timeout: STALE_MS });
      expect(await signal(page, kind).innerText()).toMatch(/\d+초 전 값이에요 · 지금은 알 수 없어요/);
    }
    const again = await home.bringCradle(cradle.uuid);
    await untilAlive(page);
    expect(await picture(page).innerText()).not.toContain('지금 모습이 아니에요');
    expect(await isSamePage(page)).toBe(true);
    await again.stop();
  });
});

describe('a server that is gone', () => {
  beforeEach(() => watch([AWAY]));

  it('is said to be gone, and everything is live again when it is back', async () => {
    await home.server.kill();
    await page.getByText('서버와 연결이 끊겼어요').waitFor();
    // At once, long before they are old: nobody knows whether they are still so.
    for (const kind of SENSOR_KINDS) {
      expect(await signal(page, kind).getAttribute('data-state')).toBe('stale');
      expect(await signal(page, kind).innerText()).toMatch(/값이에요 · 지금은 알 수 없어요/);
    }
    await picture(page, 'lost').waitFor();
    expect(await picture(page).innerText()).toContain('지금 모습이 아니에요');
    await home.server.start();
    await settle(() => cradle.connected, Boolean);
    // The page waits up to 10 s between two tries.
    await picture(page, 'live').waitFor({ timeout: 20_000 });
    await untilAlive(page);
    await page.getByText('서버와 연결이 끊겼어요').waitFor({ state: 'hidden' });
    expect(await isSamePage(page)).toBe(true);
  });
});
