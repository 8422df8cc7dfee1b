import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorText } from '@/lib/i18n/errors';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { addAlert, findStoredCradle, type StoredNight } from '../client/stored-night';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';
import { VIEWS } from './views';

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

async function open(path: string, options: Omit<Visit, 'base'>): Promise<Page> {
  const context = await desk.visit({ base: home.base, ...options });
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

describe.each(VIEWS)('$name', (view) => {
  const { locale } = view;
  const { alerts, alertList, alert } = view.text;
  const { states, kinds } = alertList.filters;

  describe('the list of alerts', () => {
    it('is chosen from by links, without JavaScript, and goes back to what is kept', async () => {
      const expected = [/\/_next\/static\/chunks\/\S+\.js csp$/];
      const page = await open('/alerts', { view, javaScriptEnabled: false, expected });
      expect(await listed(page)).toEqual([fever, offline, cry, kept]);
      for (const [link, ids] of [
        [states.open, [fever, offline]],
        [kinds.watch, [offline]],
        [states.all, [offline]],
        [kinds.all, [fever, offline, cry, kept]],
        [UUID, [fever, cry, kept]],
        [states.resolved, [cry, kept]],
        [states.kept, [kept]],
        [states.unread, [fever]],
      ] as const) {
        await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
        await settle(
          () => listed(page),
          (found) => found.join() === ids.join(),
        );
      }
      expect(new URL(page.url()).search).toBe(`?state=unread&cradle=${UUID}`);
      expect(await page.getByRole('navigation').locator('[aria-current=true]').allInnerTexts()).toEqual([
        states.unread,
        kinds.all,
        UUID,
      ]);
    });

    it('says what nobody has read, until somebody says that they have, by the keyboard', async () => {
      const page = await open('/alerts', { view });
      await page.getByText(alertList.unread(2), { exact: true }).waitFor();
      expect(await page.locator('[data-unread-mark]').count()).toBe(2);
      const later = await addAlert(home.server.query, cradle, { at: new Date() });
      await tabTo(page, 'main button', alertList.seeAll);
      await page.keyboard.press('Enter');
      await page.getByText(alertList.noneUnread).waitFor();
      expect(await focusedText(page)).toBe(alertList.noneUnread);
      expect(await page.locator('[data-unread-mark]').count()).toBe(0);
      expect(await columnOf(fever, 'seen_at')).toEqual(expect.any(Date));
      // It was not on the list that was read.
      expect(await columnOf(later, 'seen_at')).toBeNull();
    });

    it('has read what was opened', async () => {
      const page = await open('/alerts', { view });
      await page.locator(`[data-alert="${offline}"] a`).click();
      await settle(
        () => columnOf(offline, 'seen_at'),
        (at) => at !== null,
      );
      await page.getByRole('link', { name: alert.back }).click();
      await page.getByText(alertList.unread(1)).waitFor();
      expect(await page.locator(`[data-alert="${offline}"] [data-unread-mark]`).count()).toBe(0);
    });
  });

  describe('a resolve', () => {
    it('is taken back with the keyboard alone', async () => {
      const page = await open('/alerts', { view });
      const card = page.locator(`[data-alert="${fever}"]`);
      await tabTo(page, `[data-alert="${fever}"] [data-answer=resolve]`);
      await page.keyboard.press('Enter');
      await card.locator('p').getByText(alerts.resolved, { exact: true }).waitFor();
      expect(Boolean(await columnOf(fever, 'resolved'))).toBe(true);
      await page.keyboard.press('Tab');
      expect(await focusedText(page)).toBe(alertList.undo);
      await page.keyboard.press('Enter');
      await card.locator('p').getByText(alerts.open, { exact: true }).waitFor();
      expect(await focusedText(page)).toBe(alerts.open);
      expect([Boolean(await columnOf(fever, 'resolved')), await columnOf(fever, 'resolved_at')]).toEqual([
        false,
        null,
      ]);
      await card.locator('[data-answer=resolve]').waitFor();
    });

    it('can be taken back for some seconds, and as long as somebody is about to', async () => {
      const context = await desk.visit({ base: home.base, view });
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
      const page = await open('/alerts', { view, expected: [/status of 409/] });
      const card = page.locator(`[data-alert="${fever}"]`);
      await card.locator('[data-answer=resolve]').click();
      const undo = card.locator('[data-answer=reopen]');
      await undo.waitFor();
      const long = new Date(Date.now() - 6 * 60_000);
      await home.server.query('UPDATE alert_logs SET resolved_at = ? WHERE id = ?', [long, fever]);
      await undo.click();
      await card.getByText(errorText('reopen_too_late', locale)).waitFor();
      expect(Boolean(await columnOf(fever, 'resolved'))).toBe(true);
    });
  });
});
