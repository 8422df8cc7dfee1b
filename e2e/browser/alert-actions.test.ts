import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { addAlert, findStoredCradle, type StoredNight } from '../client/stored-night';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';

const UUID = 'cradle-unique-id-example';
const MINUTE = 60_000;
/** Two alerts of one episode, the older first. */
const FIRST = '01K6N0V6T3Q8Y4Z2M7B9C5D1EF';
const SECOND = '01K6N0YJQ8A1B2C3D4E5F6G7H8';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let cradle: StoredNight;
let crying: number[];
let unwatched: number;

beforeAll(async () => {
  // It stays silent: what is open comes from what is stored alone.
  await (await home.bringCradle(UUID)).stop();
  parent = await home.bringParent('haru', [UUID]);
  cradle = await findStoredCradle(home.server.query, UUID);
  await parent.call(`/api/watch_settings/${UUID}`, { json: { offline_timeout: 0 } });
  const { query } = home.server;
  const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
  const cry = (uid: string, minutes: number) =>
    addAlert(query, cradle, {
      ...{ at: ago(minutes), type: 'crying', message: '😢 아기가 30초 동안 울고 있습니다!' },
      raised: { uid, episode: FIRST, details: { seconds: 30 } },
    });
  crying = [await cry(FIRST, 5), await cry(SECOND, 3)];
  unwatched = await addAlert(query, cradle, {
    ...{ at: ago(60), type: 'watch_interrupted', message: '⚠️ 서버가 2분 동안 요람을 지켜보지 못했습니다!' },
    resolved: true,
    raised: {
      ...{ uid: '01K6N0TTTTTTTTTTTTTTTTTTTT', episode: '01K6N0TTTTTTTTTTTTTTTTTTTT' },
      details: {
        cause: 'broker',
        from: Date.parse('2025-10-02T17:10:00.000Z'),
        to: Date.parse('2025-10-02T17:12:00.000Z'),
      },
    },
  });
  // Open alerts are read at the start: the rows were written past the server.
  await home.server.stop();
  await home.server.start();
});

async function open(path: string, options: Omit<Visit, 'base'> = {}): Promise<Page> {
  const context = await desk.visit({ base: home.base, ...options });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

async function rowsOf(ids: number[], column: string): Promise<unknown[]> {
  const rows = await home.server.query(`SELECT ${column} AS value FROM alert_logs WHERE id IN (?)`, [ids]);
  return rows.map(({ value }) => value);
}

/** Of the whole episode: a tab follows its first alert, and the others are asked for one after the other. */
const expectResolved = (resolved: boolean) =>
  settle(
    () => rowsOf(crying, 'resolved'),
    (rows) => rows.every((each) => Boolean(each) === resolved),
  );

describe('an alert above the picture', () => {
  it('is acknowledged with the keyboard alone, and every tab says by whom', async () => {
    const [page, other] = [await open('/dashboard'), await open('/dashboard')];
    const card = page.locator('[data-open-alert]');
    await card.getByText(/^[56]분째 이어지고 있어요$/).waitFor();
    expect(await card.count()).toBe(1);
    await tabTo(page, '[data-answer=acknowledge]');
    await page.keyboard.press('Enter');
    await card.getByText('haru 님이 확인했어요').waitFor();
    expect(await focusedText(page)).toContain('확인했어요');
    expect(await card.getByRole('button').count()).toBe(1);
    await other.locator('[data-open-alert]').getByText('haru 님이 확인했어요').waitFor();
    await other.getByText('울음, haru 님이 확인했어요.', { exact: true }).waitFor({ state: 'attached' });
    await settle(
      () => rowsOf(crying, 'acknowledged_by'),
      (names) => names.every((name) => name === 'haru'),
    );
  });

  it('is resolved with all of its episode, says so where the focus is, and goes in every tab', async () => {
    const [page, other] = [await open('/dashboard'), await open('/dashboard')];
    await other.locator('[data-open-alert]').waitFor();
    await page.getByRole('button', { name: '울음 알림을 해결했어요' }).click();
    await page.getByText('울음: 해결됨').waitFor();
    expect(await focusedText(page)).toBe('울음: 해결됨');
    for (const tab of [page, other]) await tab.locator('[data-open-alert]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '울음 알림 해결을 되돌리기' }).click();
    for (const tab of [page, other]) await tab.locator('[data-open-alert]').waitFor();
    await expectResolved(false);
    await page.getByRole('button', { name: '울음 알림을 해결했어요' }).click();
    for (const tab of [page, other]) await tab.locator('[data-open-alert]').waitFor({ state: 'detached' });
    await expectResolved(true);
  });

  it('says why when the server is not reached, and keeps its buttons', async () => {
    await addAlert(home.server.query, cradle, { at: new Date() });
    await home.server.stop();
    await home.server.start();
    const page = await open('/dashboard');
    await page.route('**/acknowledge', (route) => route.abort('aborted'));
    const card = page.locator('[data-open-alert]');
    await card.getByRole('button', { name: '확인했어요' }).click();
    await card.getByText('서버에 연결하지 못했어요.').waitFor();
    expect(await card.getByRole('button').count()).toBe(2);
  });
});

describe('the page of an alert', () => {
  it('says when nobody could watch by the reader’s clock, why, and whether anybody was told', async () => {
    const page = await open(`/alerts/${unwatched}`, { timezoneId: 'Asia/Seoul' });
    await page.getByText('2025년 10월 3일 02:10 – 02:12').waitFor();
    await page.getByText('요람과 서버 사이의 연결이 끊겼어요').waitFor();
    await page.getByText('푸시나 이메일로 보내지 않았어요').waitFor();
  });

  it('keeps a recording, as it says after it was opened anew', async () => {
    const page = await open(`/alerts/${crying[0]}`);
    await page.getByLabel('보관하기').check();
    await settle(
      () => rowsOf([crying[0] ?? 0], 'kept'),
      ([kept]) => Boolean(kept),
    );
    await page.reload();
    expect(await page.getByLabel('보관하기').isChecked()).toBe(true);
    await page.getByText('haru', { exact: false }).first().waitFor();
  });
});

describe('a cradle that is not in use', () => {
  it('says so wherever it is looked at, until it is used again', async () => {
    const [settings, dashboard] = [await open('/alert_settings'), await open('/dashboard')];
    await tabTo(settings, 'main button', '사용 안 함으로 바꾸기');
    await settings.keyboard.press('Enter');
    await settings.getByText('사용 안 함으로 바꿨어요.').waitFor();
    await dashboard.getByText('이 요람은 사용 안 함이에요.').waitFor();
    await tabTo(dashboard, 'main button', '다시 사용하기');
    await dashboard.keyboard.press('Enter');
    await dashboard.getByText('이제 이 요람을 다시 지켜봐요.').waitFor();
    expect(await focusedText(dashboard)).toBe('이제 이 요람을 다시 지켜봐요.');
    await settings.reload();
    await settings.getByText('이 요람을 지켜보고 있어요.').waitFor();
  });
});

describe('the time without news', () => {
  it('is refused beside its field, and saved to be read again', async () => {
    const page = await open('/alert_settings');
    const field = page.getByLabel('연결이 끊긴 시간');
    const saved = page.getByText('저장했어요. 90초 동안 소식이 없으면 알려요.');
    await field.fill('90');
    await field.press('Enter');
    await saved.waitFor();
    await field.fill('3601');
    await page.getByRole('button', { name: '이 시간으로 저장하기' }).press('Enter');
    await page.getByText('0초에서 3600초 사이로 입력해 주세요.').waitFor();
    expect(await saved.count()).toBe(0);
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await field.fill('90');
    await field.press('Enter');
    await saved.waitFor();
    await page.reload();
    expect(await field.inputValue()).toBe('90');
    expect((await parent.call(`/api/watch_settings/${UUID}`)).json()).toEqual({
      in_use: true,
      offline_timeout: 90,
    });
  });
});
