import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { addAlert, findStoredCradle, type StoredNight } from '../client/stored-night';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';

const UUID = 'cradle-unique-id-example';
const OTHER = 'cradle-of-the-twin';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;
let cradle: StoredNight;
/** Of the last hours: open, open of the other cradle, resolved; and one of long ago that is kept. */
let fever: number;
let offline: number;
let cry: number;
let kept: number;

beforeAll(async () => {
  parent = await home.bringParent('haru');
  for (const uuid of [UUID, OTHER]) {
    await parent.registerAgent(uuid);
    await parent.claim(uuid);
  }
  cradle = await findStoredCradle(home.server.query, UUID);
});

beforeEach(async () => {
  const { query } = home.server;
  const ago = (ms: number) => new Date(Date.now() - ms);
  await query('DELETE FROM alert_logs');
  fever = await addAlert(query, cradle, { at: ago(HOUR) });
  const other = await findStoredCradle(query, OTHER);
  offline = await addAlert(query, other, { at: ago(2 * HOUR), type: 'device_offline' });
  cry = await addAlert(query, cradle, { at: ago(3 * HOUR), type: 'crying', resolved: true });
  kept = await addAlert(query, cradle, { at: ago(45 * DAY), type: 'crying', resolved: true });
  await query('UPDATE alert_logs SET kept = 1 WHERE id = ?', [kept]);
});

type Opening = Omit<Visit, 'base'> & { language?: Locale };

async function open(path: string, { language = 'ko', ...options }: Opening = {}): Promise<Page> {
  const context = await desk.visit({ base: home.base, ...options });
  await context.addCookies([{ name: LOCALE_COOKIE, value: language, url: home.base }]);
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const listed = (page: Page) =>
  page.locator('[data-alert]').evaluateAll((cards) => cards.map((card) => Number(card.dataset.alert)));
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

async function columnOf(id: number, column: string): Promise<unknown> {
  const [row] = await home.server.query(`SELECT ${column} AS value FROM alert_logs WHERE id = ?`, [id]);
  return row?.value ?? null;
}

describe('the list of alerts', () => {
  it('is chosen from by links, without JavaScript, and goes back to what is kept', async () => {
    const expected = [/\/_next\/static\/chunks\/\S+\.js csp$/];
    const page = await open('/alerts', { ...SCREENS.phone, javaScriptEnabled: false, expected });
    expect(await listed(page)).toEqual([fever, offline, cry, kept]);
    for (const [link, ids] of [
      ['해결 전', [fever, offline]],
      ['연결·기기', [offline]],
      ['전체', [offline]],
      ['모든 알림', [fever, offline, cry, kept]],
      [UUID, [fever, cry, kept]],
      ['해결됨', [cry, kept]],
      ['보관', [kept]],
      ['안 읽음', [fever]],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
      expect(await listed(page), link).toEqual(ids);
    }
    expect(new URL(page.url()).search).toBe(`?state=unread&cradle=${UUID}`);
    expect(await page.getByRole('navigation').locator('[aria-current=true]').allInnerTexts()).toEqual([
      '안 읽음',
      '모든 알림',
      UUID,
    ]);
  });

  it('says what nobody has read, until somebody says that they have, by the keyboard', async () => {
    const page = await open('/alerts', { language: 'en' });
    await page.getByText('2 unread', { exact: true }).waitFor();
    expect(await page.locator('[data-unread-mark]').count()).toBe(2);
    const later = await addAlert(home.server.query, cradle, { at: new Date() });
    await tabTo(page, 'main button', 'Mark all as read');
    await page.keyboard.press('Enter');
    await page.getByText('You have read them all.').waitFor();
    expect(await focusedText(page)).toBe('You have read them all.');
    expect(await page.locator('[data-unread-mark]').count()).toBe(0);
    expect(await columnOf(fever, 'seen_at')).toEqual(expect.any(Date));
    // It was not on the list that was read.
    expect(await columnOf(later, 'seen_at')).toBeNull();
  });

  it('has read what was opened', async () => {
    const page = await open('/alerts');
    await page.locator(`[data-alert="${offline}"] a`).click();
    await settle(
      () => columnOf(offline, 'seen_at'),
      (at) => at !== null,
    );
    await page.getByRole('link', { name: '알림 목록' }).click();
    await page.getByText('안 읽은 알림 1건').waitFor();
    expect(await page.locator(`[data-alert="${offline}"] [data-unread-mark]`).count()).toBe(0);
  });
});

describe('a resolve', () => {
  it.each([
    ['phone', 'ko', '해결됨', '해결 전', '되돌리기'],
    ['desktop', 'en', 'Resolved', 'Open', 'Undo'],
  ] as const)('is taken back with the keyboard alone, on a %s in %s', async (...row) => {
    const [screen, language, resolved, openAgain, undo] = row;
    const page = await open('/alerts', { ...SCREENS[screen], language });
    const card = page.locator(`[data-alert="${fever}"]`);
    await tabTo(page, `[data-alert="${fever}"] [data-answer=resolve]`);
    await page.keyboard.press('Enter');
    await card.locator('p').getByText(resolved, { exact: true }).waitFor();
    expect(Boolean(await columnOf(fever, 'resolved'))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe(undo);
    await page.keyboard.press('Enter');
    await card.locator('p').getByText(openAgain, { exact: true }).waitFor();
    expect(await focusedText(page)).toBe(openAgain);
    expect([Boolean(await columnOf(fever, 'resolved')), await columnOf(fever, 'resolved_at')]).toEqual([
      false,
      null,
    ]);
    await card.locator('[data-answer=resolve]').waitFor();
  });

  it('can be taken back for some seconds, and as long as somebody is about to', async () => {
    const context = await desk.visit({ base: home.base });
    await handSession(parent, context);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto('/alerts');
    const undo = page.locator(`[data-alert="${fever}"] [data-answer=reopen]`);
    await page.locator(`[data-alert="${fever}"] [data-answer=resolve]`).click();
    await undo.focus();
    await page.clock.runFor(20_000);
    expect(await undo.isVisible()).toBe(true);
    await page.locator('h1').hover();
    await undo.blur();
    await page.clock.runFor(2_000);
    await undo.waitFor({ state: 'detached' });
  });

  it('stays, and says why, when it is too long ago', async () => {
    const page = await open('/alerts', { expected: [/status of 409/] });
    const card = page.locator(`[data-alert="${fever}"]`);
    await card.locator('[data-answer=resolve]').click();
    const undo = card.locator('[data-answer=reopen]');
    await undo.waitFor();
    const long = new Date(Date.now() - 6 * 60_000);
    await home.server.query('UPDATE alert_logs SET resolved_at = ? WHERE id = ?', [long, fever]);
    await undo.click();
    await card.getByText('해결한 지 오래되어 되돌릴 수 없습니다.').waitFor();
    expect(Boolean(await columnOf(fever, 'resolved'))).toBe(true);
  });
});
