import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import { type AlarmCradle, addAlarmCradle } from '../client/alarm-cradle';
import { type Client, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { SCREENS, type Screen } from './chromium';
import { handSession, prepareHome } from './home';
import { expectNothingFound } from './nothing-found';
import { prepareBrowser } from './open-browser';

const UUID = 'cradle-unique-id-example';
const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let cradle: AlarmCradle;

beforeAll(async () => {
  parent = await home.bringParent('haru');
  const watch = { offline_timeout: 0 };
  cradle = await addAlarmCradle({ client: parent, mqttUrl: home.server.mqttUrl }, UUID, { watch });
});
afterEach(async () => {
  for (const { id, resolved } of await cradle.list()) if (!resolved) await resolve(id);
});
afterAll(() => cradle?.device.leave());

const sendFever = () => cradle.device.send('temperature', { temperature: 39 });
const resolve = (id: number) => requireOk(parent.call(`/api/alert_logs/${id}/resolve`, { method: 'POST' }));

async function raiseFever(): Promise<number> {
  await sendFever();
  const open = async () => (await cradle.list()).filter(({ resolved }) => !resolved);
  const [alert] = await settle(open, (found) => found.length > 0);
  return alert?.id ?? 0;
}

interface Opening {
  locale?: Locale;
  screen?: Screen;
  expected?: RegExp[];
}

async function open(path: string, { locale = 'ko', screen = 'phone', ...more }: Opening = {}): Promise<Page> {
  const context = await desk.visit({
    base: home.base,
    reducedMotion: 'reduce',
    ...SCREENS[screen],
    ...more,
  });
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const bell = (page: Page, name: string) =>
  page.locator('[data-places]').getByRole('link', { name, exact: true });

describe.each([
  ['ko', 'phone', '알림', '알림, 해결 전 1건', '새 알림이 있어요.', '보기', '모두 읽었어요.'],
  ['en', 'desktop', 'Alerts', 'Alerts, 1 open', 'There is a new alert.', 'Show', 'You have read them all.'],
] as const)('while something is wrong, in %s on a %s', (...row) => {
  const [locale, screen, name, counted, news, show, calm] = row;

  it('an open list of alerts says that there is a new one, and shows it to who asks', async () => {
    const page = await open('/alerts', { locale, screen });
    await page.getByText(calm).waitFor();
    await bell(page, name).waitFor();
    const id = await raiseFever();
    await page.getByText(news).waitFor();
    await bell(page, counted).waitFor();
    expect(await page.locator(`[data-alert="${id}"]`).count()).toBe(0);
    expect(await page.getByText(calm).count()).toBe(0);
    await expectNothingFound(page);
    await page.getByRole('link', { name: show, exact: true }).click();
    await page.locator(`[data-alert="${id}"]`).waitFor();
    await bell(page, counted).waitFor();
    expect(await page.getByText(news).count()).toBe(0);
  });

  it.each(['/history', '/notifications', '/dashboard'])(
    '%s counts it, until it is resolved',
    async (path) => {
      const page = await open(path, { locale, screen });
      const id = await raiseFever();
      await bell(page, counted).waitFor();
      await resolve(id);
      await bell(page, name).waitFor();
    },
  );
});

it('a list that hears nothing of the server does not pretend that all is read', async () => {
  const page = await open('/alerts', { expected: [/ERR_FAILED/] });
  await page.getByText('모두 읽었어요.').waitFor();
  await page.route('**/api/live', (route) => route.abort());
  await page.getByText('연결이 끊겨 새 알림을 확인할 수 없어요.').waitFor({ timeout: 30_000 });
  expect(await page.getByText('모두 읽었어요.').count()).toBe(0);
  await page.unroute('**/api/live');
  await page.getByText('모두 읽었어요.').waitFor({ timeout: 15_000 });
});

it('the dashboard asks for nothing besides what it follows', async () => {
  const page = await open('/dashboard');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.waitForTimeout(6_000);
  expect(asked).not.toContain('/api/live');
});

it('an alert is told in the present until it is answered, and is read then, as the head of the list says', async () => {
  const id = await raiseFever();
  const page = await open('/alerts');
  await page.getByText('안 읽은 알림 1건').waitFor();
  const card = page.locator(`[data-alert="${id}"]`);
  await card.getByText('센서 온도가 39.0°C로 높아요.').waitFor();
  await card.locator('[data-answer=resolve]').click();
  await page.getByText('모두 읽었어요.').waitFor();
  await card.getByText('센서 온도가 39.0°C로 높았어요.').waitFor();
  await card.locator('[data-answer=reopen]').click();
  await page.getByText('안 읽은 알림 1건').waitFor();
});
