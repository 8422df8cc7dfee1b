import { beforeAll, expect, it } from 'vitest';
import type { Client } from '../client/http-client';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';

const UUID = 'cradle-unique-id-example';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let alertId: number;

beforeAll(async () => {
  await home.register(UUID);
  parent = await home.bringParent('haru', [UUID]);
  ({ alertId } = await home.bringNight(UUID));
});

it('a replay takes the space bar once its picture was pressed, and leaves it to the page before', async () => {
  const context = await desk.visit({ base: home.base, ...SCREENS.desktop });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(`/alerts/${alertId}`);
  const picture = page.locator('[data-frame-state=shown]');
  await picture.waitFor();
  await page.getByText('영상을 누른 다음, 스페이스바로 재생하고').waitFor();
  await page.evaluate(noteTaken);
  const taken = () => page.evaluate(() => document.documentElement.dataset.taken);
  await page.locator('h1').click();
  await page.keyboard.press('Space');
  expect(await taken()).toBe('false');
  await page.getByRole('button', { name: '재생', exact: true }).waitFor();
  await picture.click();
  await page.keyboard.press('Space');
  expect(await taken()).toBe('true');
  await page.getByRole('button', { name: '멈춤', exact: true }).waitFor();
});

/** Runs in the page: whether somebody took the last key, so that the page does not scroll by it. */
function noteTaken(): void {
  addEventListener('keydown', (event) => {
    document.documentElement.dataset.taken = String(event.defaultPrevented);
  });
}
