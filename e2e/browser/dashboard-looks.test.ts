import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatCelsius } from '@/lib/i18n/format';
import type { SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { SCREENS } from './chromium';
import { picture, signal, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { expectNothingFound } from './nothing-found';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View, withAnything } from './views';

const UUID = 'cradle-unique-id-example';
/** Some seconds of one picture, and the way to the page. */
const NOTICED_MS = 12_000;
/** Of the edge of a picture of the simulator, and of the frame that is burnt into one; 0 to 255. */
const DARK = 100;
const BRIGHT = 150;

const home = prepareHome();
const desk = prepareBrowser();
let cradle: SimulatedCradle;
let parent: Client;

beforeAll(async () => {
  cradle = await home.bringCradle(UUID);
  parent = await home.bringParent('haru', [UUID]);
});

async function openDashboard(view: View): Promise<Page> {
  const context = await desk.visit({ base: home.base, view, reducedMotion: 'reduce' });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/dashboard');
  await untilAlive(page);
  return page;
}

describe.each(VIEWS)('a dashboard ($name)', (view) => {
  const { locale } = view;
  const { live, picture: text } = view.text;
  const { viewport } = SCREENS[view.screen];
  const button = (page: Page, name: string) => page.getByRole('button', { name });

  it('says within seconds that a camera hangs, and is live again when it films', async () => {
    const page = await openDashboard(view);
    cradle.setScene('frozen');
    const still = picture(page, 'frozen');
    await still.waitFor({ timeout: NOTICED_MS });
    expect(await still.innerText()).toContain(text.frozen);
    expect(await still.innerText()).toMatch(withAnything(live.picture.frozenFor));
    await expectNothingFound(page);
    cradle.setScene('calm');
    await picture(page, 'live').waitFor();
    expect(await picture(page).innerText()).not.toContain(text.frozen);
  });

  it('says what would ring, and what is not known of half an hour ago', async () => {
    const page = await openDashboard(view);
    const temperature = signal(page, 'temperature');
    await temperature.getByText(live.limits.temperature(formatCelsius(38, locale))).waitFor();
    await temperature.getByText(live.trend.unknown).waitFor();
    await temperature.getByRole('img').waitFor();
  });

  it('fills the screen with the picture and comes back, by keyboard alone', async () => {
    const page = await openDashboard(view);
    await tabTo(page, `button[aria-label="${live.picture.enterFull}"]`);
    await page.keyboard.press('Enter');
    await button(page, live.picture.leaveFull).waitFor();
    const shown = await picture(page).boundingBox();
    expect([shown?.width, shown?.height]).toEqual([viewport.width, viewport.height]);
    await page.keyboard.press('Enter');
    await button(page, live.picture.enterFull).waitFor();
  });

  it('lays the picture over the page where the browser has no full screen, until Escape', async () => {
    const page = await openDashboard(view);
    await page.addInitScript(() => Object.defineProperty(document, 'fullscreenEnabled', { value: false }));
    await page.reload();
    await untilAlive(page);
    await button(page, live.picture.enterFull).click();
    expect(await page.locator('header').evaluate((head) => head.closest('[inert]') !== null)).toBe(true);
    expect((await picture(page).boundingBox())?.height).toBe(viewport.height);
    await page.keyboard.press('Escape');
    await button(page, live.picture.enterFull).waitFor();
    expect(await page.locator('[inert]').count()).toBe(0);
  });

  it('has a small window that goes on without the page, and shows a frozen picture as one', async () => {
    const page = await openDashboard(view);
    const untilEdge = (fits: (brightness: number) => boolean) =>
      settle(() => edgeOfFilm(page), fits, NOTICED_MS);
    await tabTo(page, `button[aria-label="${live.picture.openSmall}"]`);
    await page.keyboard.press('Enter');
    await button(page, live.picture.closeSmall).waitFor();
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await untilEdge((brightness) => brightness < DARK);
    cradle.setScene('frozen');
    await untilEdge((brightness) => brightness > BRIGHT);
    cradle.setScene('calm');
    await untilEdge((brightness) => brightness < DARK);
  });
});

it('a silent cradle is not asked to rock, is told why, and can still be told to stop', async () => {
  const opened = await Promise.all(
    VIEWS.map(async (view) => ({ ...view.text, page: await openDashboard(view) })),
  );
  await cradle.stop();
  for (const { page, motor, live } of opened) {
    await page.getByText(live.motor.cannotStart).waitFor({ timeout: 40_000 });
    const start = page.getByRole('button', { name: motor.buttons.start, exact: true });
    expect(await start.getAttribute('aria-disabled')).toBe('true');
    const asked: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.postData() ?? ''));
    await start.click({ force: true });
    await page.getByRole('button', { name: motor.buttons.stop, exact: true }).click();
    await page.getByText(withAnything((age) => motor.lastAsked.stop(age, 'haru'))).waitFor();
    expect(asked).toEqual(['{"action":"stop"}']);
    await page.getByText(live.motor.notConfirmed).waitFor();
    await expectNothingFound(page);
  }
});

/** Brightness of the left edge of what the small window plays: the frame around a picture that is not alive. */
function edgeOfFilm(page: Page): Promise<number> {
  return page.evaluate(() => {
    const film = document.pictureInPictureElement as HTMLVideoElement;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: film.videoWidth, height: film.videoHeight });
    const context = canvas.getContext('2d');
    context?.drawImage(film, 0, 0);
    return context?.getImageData(2, film.videoHeight / 2, 1, 1).data[1] ?? -1;
  });
}
