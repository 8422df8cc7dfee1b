import { beforeAll, expect, it } from 'vitest';
import type { Client } from '../client/http-client';
import { SCREENS } from './chromium';
import { untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';

const UUID = 'cradle-unique-id-example';
/** Scripts of a first visit, compressed: what a phone on a slow line waits for before anything answers a tap. */
const MOST_BYTES = 200 * 1_024;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

beforeAll(async () => {
  await home.bringCradle(UUID);
  parent = await home.bringParent('haru', [UUID]);
});

it('the dashboard comes with few scripts, and draws no charts', async () => {
  // The service worker would hand out what an earlier page brought.
  const context = await desk.visit({ base: home.base, ...SCREENS.phone, serviceWorkers: 'block' });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/dashboard');
  await untilAlive(page);
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
  );
  const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
  process.stdout.write(`first-load scripts of the dashboard: ${total} bytes compressed\n`);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(MOST_BYTES);
  for (const { name } of scripts) expect(await (await fetch(name)).text()).not.toContain('recharts');
});
