import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../client/http-client';
import { addLivedNight } from '../client/lived-night';
import { drawPicture } from '../client/pictures';
import { settle } from '../client/settle';
import { addAlert, addReadings, findStoredCradle, type StoredNight } from '../client/stored-night';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';

/** Finger's width that a button needs, in CSS pixels. */
const FINGER = 44;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let uuid: string;
let cradle: StoredNight;
let alertId: number;
let count = 0;

beforeEach(async () => {
  uuid = `cradle-${++count}`;
  parent = await home.bringParent(`parent-${count}`);
  await parent.registerAgent(uuid);
  await parent.claim(uuid);
  cradle = await findStoredCradle(home.server.query, uuid);
  const night = { jpeg: await drawPicture(), now: Date.now() };
  ({ alertId } = await addLivedNight(home.server.query, cradle, night));
});

async function open(path: string, options: Omit<Visit, 'base'> = {}): Promise<Page> {
  const context = await desk.visit({ base: home.base, ...options });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function settings(): Promise<Record<string, unknown>> {
  return (await parent.call(`/api/alert_settings/${uuid}`)).json();
}

async function isResolved(id: number): Promise<boolean> {
  const [row] = await home.server.query('SELECT resolved FROM alert_logs WHERE id = ?', [id]);
  return Boolean(row?.resolved);
}

describe('alerts', () => {
  it('are resolved with the keyboard alone, and say so where the focus is', async () => {
    const page = await open('/alerts');
    const card = page.locator(`[data-alert="${alertId}"]`);
    await tabTo(page, `[data-alert="${alertId}"] [data-answer=resolve]`);
    await page.keyboard.press('Enter');
    await card.getByText('해결됨', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('해결됨');
    expect(await card.getByRole('button').allInnerTexts()).toEqual(['되돌리기']);
    await settle(() => isResolved(alertId), Boolean);
    await page.reload();
    await card.getByText('해결됨', { exact: true }).waitFor();
  });

  it('stay open, and say why, when the server is not reached', async () => {
    const page = await open('/alerts');
    await page.route('**/resolve', (route) => route.abort('aborted'));
    const card = page.locator(`[data-alert="${alertId}"]`);
    await card.getByRole('button', { name: '해결했어요' }).click();
    await card.getByText('서버에 연결하지 못했어요.').waitFor();
    await card.getByText('해결 전').waitFor();
    expect(await isResolved(alertId)).toBe(false);
  });

  it('have buttons that a finger finds', async () => {
    const page = await open('/alerts', SCREENS.phone);
    for (const button of await page.locator(`[data-alert="${alertId}"] button`).all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(FINGER);
    }
  });

  it('stand under the day of the reader, by the reader’s clock', async () => {
    const now = new Date();
    const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - 3, 16, 5));
    const id = await addAlert(home.server.query, cradle, { at });
    for (const [timezoneId, day, clock] of [
      ['Asia/Seoul', new Date(at.getTime() + 9 * 3_600_000), '01:05'],
      ['UTC', at, '16:05'],
    ] as const) {
      const page = await open('/alerts', { timezoneId });
      const section = page.locator('section', { has: page.locator(`[data-alert="${id}"]`) });
      await section.locator(`[data-alert="${id}"]`).getByText(clock, { exact: true }).waitFor();
      expect(await section.locator('h2').innerText()).toContain(
        `${day.getUTCMonth() + 1}월 ${day.getUTCDate()}일`,
      );
    }
  });
});

describe('the page of an alert', () => {
  it('resolves with the keyboard', async () => {
    const page = await open(`/alerts/${alertId}`);
    await tabTo(page, 'main button', '해결했어요');
    await page.keyboard.press('Enter');
    await page.getByText('해결됨', { exact: true }).waitFor();
    expect(await isResolved(alertId)).toBe(true);
  });
});

describe('settings', () => {
  it('are saved with the keyboard alone, only those that were changed', async () => {
    const page = await open('/alert_settings');
    const bodies: unknown[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') bodies.push(request.postDataJSON());
    });
    await tabTo(page, '#max_temperature');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('37.5');
    await tabTo(page, '#email_notifications_enabled');
    await page.keyboard.press('Space');
    await tabTo(page, 'main button[type=submit]', '저장하기');
    await page.keyboard.press('Enter');
    await page.getByText('저장했어요. 최고 온도 37.5°C, 이메일 알림 켜짐').waitFor();
    expect(bodies).toEqual([{ max_temperature: 37.5, email_notifications_enabled: true }]);
    expect(await settings()).toMatchObject({
      max_temperature: 37.5,
      crying_duration_threshold: 30,
      email_notifications_enabled: true,
    });
    await page.keyboard.press('Enter');
    await page.getByText('바꾼 것이 없어요.').waitFor();
    expect(bodies).toHaveLength(1);
  });

  it('are refused beside the field, save nothing, and lead to what is wrong', async () => {
    const page = await open('/alert_settings');
    await page.locator('#max_temperature').fill('37.5');
    await page.locator('#crying_duration_threshold').fill('4000');
    await page.getByRole('button', { name: '저장하기', exact: true }).click();
    await page.locator('#crying_duration_threshold-error').waitFor();
    expect(await page.locator('#crying_duration_threshold-error').innerText()).toBe(
      '1초에서 3600초 사이로 입력해 주세요.',
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('crying_duration_threshold');
    expect(await settings()).toMatchObject({ max_temperature: 38, crying_duration_threshold: 30 });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('60');
    await page.keyboard.press('Enter');
    await page.getByText('저장했어요.').waitFor();
    expect(await settings()).toMatchObject({ max_temperature: 37.5, crying_duration_threshold: 60 });
  });
});

describe('history', () => {
  it('shows a range of the reader’s own clock', async () => {
    // 36.9 °C at noon in Seoul.
    const at = new Date('2025-10-03T03:00:30.000Z');
    await addReadings(home.server.query, cradle, [{ at, temperature: 36.9 }]);
    const page = await open('/history', { timezoneId: 'Asia/Seoul' });
    await page.getByText('날짜와 시각으로 고르기').click();
    await page.getByLabel('시작').fill('2025-10-03T11:30');
    await page.getByLabel('끝').fill('2025-10-03T12:30');
    await page.getByRole('button', { name: '보기', exact: true }).click();
    await page.waitForURL('**/history?from=2025-10-03T02%3A30%3A00.000Z&to=2025-10-03T03%3A30%3A00.000Z');
    await page.getByText('2025년 10월 3일 11:30 – 2025년 10월 3일 12:30').waitFor();
    await page.getByText('표로 보기').click();
    const row = page.locator('tr', { hasText: '36.9' });
    expect(await row.locator('th').innerText()).toBe('2025년 10월 3일 12:00');
    await page.getByRole('link', { name: '다음' }).click();
    await page.getByText('이 기간에는 저장된 값이 없어요').waitFor();
  });

  it('works without JavaScript, in UTC, and says so', async () => {
    const expected = [/\/_next\/static\/chunks\/\S+\.js csp$/];
    const context = await desk.visit({ base: home.base, javaScriptEnabled: false, expected });
    await handSession(parent, context);
    const page = await context.newPage();
    await page.goto('/history');
    await page.getByText('날짜와 시각으로 고르기').click();
    expect(await page.locator('time').first().innerText()).toContain('UTC');
    await page.getByLabel('시작').fill('2025-10-03T02:30');
    await page.getByLabel('끝').fill('2025-10-03T03:30');
    await page.getByRole('button', { name: '보기', exact: true }).click();
    await page.getByText('2025년 10월 3일 02:30 UTC').first().waitFor();
  });
});

describe('the way between the pages', () => {
  it.each(Object.entries(SCREENS))('leads everywhere and says where one is, on a %s', async (_, screen) => {
    const page = await open('/alerts', screen);
    for (const [name, path] of [
      ['기록', '/history'],
      ['설정', '/alert_settings'],
      ['지금', '/dashboard'],
      ['알림', '/alerts'],
    ] as const) {
      const link = page.getByRole('navigation', { name: '화면 고르기' }).getByRole('link', { name });
      const box = await link.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(FINGER);
      await link.click();
      await page.waitForURL(path, { waitUntil: 'domcontentloaded' });
      expect(await page.locator('[data-places] [aria-current=page]').innerText()).toBe(name);
    }
  });

  it('hides nothing that has the focus', async () => {
    const page = await open('/alert_settings', SCREENS.phone);
    await tabTo(page, 'main button[type=submit]', '이 시간으로 저장하기');
    const button = await page.locator(':focus').boundingBox();
    const bar = await page.locator('[data-places]').boundingBox();
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  });
});
