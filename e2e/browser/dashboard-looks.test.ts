import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import type { SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { SCREENS, type Screen } from './chromium';
import { picture, signal, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { expectNothingFound } from './nothing-found';
import { prepareBrowser } from './open-browser';

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

async function openDashboard(locale: Locale, screen: Screen): Promise<Page> {
  const context = await desk.visit({ base: home.base, reducedMotion: 'reduce', ...SCREENS[screen] });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/dashboard');
  return page;
}

const VISITS = [
  {
    locale: 'ko',
    screen: 'phone',
    frozen: '멈춘 화면',
    lasts: /같은 화면이 \d+초째예요/,
    limit: '38.0°C를 넘으면 알려요',
    enter: '전체 화면으로 보기',
    leave: '전체 화면 끝내기',
  },
  {
    locale: 'en',
    screen: 'desktop',
    frozen: 'Frozen picture',
    lasts: /The same picture for \d+ s/,
    limit: 'We alert you above 38.0°C',
    enter: 'Show full screen',
    leave: 'Leave full screen',
  },
] as const;

describe.each(VISITS)(
  'in $locale on the $screen',
  ({ locale, screen, frozen, lasts, limit, enter, leave }) => {
    it('a camera that hangs is said to, within seconds, and is live again when it films', async () => {
      const page = await openDashboard(locale, screen);
      await untilAlive(page);
      cradle.setScene('frozen');
      const still = picture(page, 'frozen');
      await still.waitFor({ timeout: NOTICED_MS });
      expect(await still.innerText()).toContain(frozen);
      expect(await still.innerText()).toMatch(lasts);
      await expectNothingFound(page);
      cradle.setScene('calm');
      await picture(page, 'live').waitFor();
      expect(await picture(page).innerText()).not.toContain(frozen);
    });

    it('readings say what would ring, and what is not known of half an hour ago', async () => {
      const page = await openDashboard(locale, screen);
      await untilAlive(page);
      await signal(page, 'temperature').getByText(limit).waitFor();
      const unknown = locale === 'ko' ? '30분 전 온도는 아직 없어요' : 'No temperature from 30 min ago yet';
      await signal(page, 'temperature').getByText(unknown).waitFor();
      await signal(page, 'temperature').getByRole('img').waitFor();
    });

    it('the picture fills the screen and comes back, by keyboard alone', async () => {
      const page = await openDashboard(locale, screen);
      await untilAlive(page);
      await tabTo(page, `button[aria-label="${enter}"]`);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: leave }).waitFor();
      const shown = await picture(page).boundingBox();
      const { width, height } = SCREENS[screen].viewport;
      expect([shown?.width, shown?.height]).toEqual([width, height]);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: enter }).waitFor();
    });
  },
);

it('without a full screen of the browser the picture lies over the page, and Escape leaves it', async () => {
  const page = await openDashboard('ko', 'phone');
  await page.addInitScript(() => Object.defineProperty(document, 'fullscreenEnabled', { value: false }));
  await page.reload();
  await untilAlive(page);
  await page.getByRole('button', { name: '전체 화면으로 보기' }).click();
  expect(await page.locator('header').evaluate((head) => head.closest('[inert]') !== null)).toBe(true);
  expect((await picture(page).boundingBox())?.height).toBe(SCREENS.phone.viewport.height);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '전체 화면으로 보기' }).waitFor();
  expect(await page.locator('[inert]').count()).toBe(0);
});

it('the small window goes on without the page, and shows a frozen picture as one', async () => {
  const page = await openDashboard('ko', 'desktop');
  await untilAlive(page);
  await tabTo(page, 'button[aria-label="작은 창으로 보기"]');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '작은 창 닫기' }).waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await settle(
    () => edgeOfFilm(page),
    (brightness) => brightness < DARK,
  );
  cradle.setScene('frozen');
  await settle(
    () => edgeOfFilm(page),
    (brightness) => brightness > BRIGHT,
    NOTICED_MS,
  );
  cradle.setScene('calm');
  await settle(
    () => edgeOfFilm(page),
    (brightness) => brightness < DARK,
  );
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

it('a silent cradle is not asked to rock, is told why, and can still be told to stop', async () => {
  const page = await openDashboard('ko', 'phone');
  await untilAlive(page);
  await cradle.stop();
  await page.getByText('지금은 흔들 수 없어요').waitFor({ timeout: 40_000 });
  const start = page.getByRole('button', { name: '흔들기', exact: true });
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  const asked: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.postData() ?? ''));
  await start.click({ force: true });
  await page.getByRole('button', { name: '멈추기', exact: true }).click();
  await page.getByText('haru 님이 멈춰 달라고 했어요').waitFor();
  expect(asked).toEqual(['{"action":"stop"}']);
  await page.getByText('요람이 확인하지 않음').waitFor();
  await expectNothingFound(page);
});
