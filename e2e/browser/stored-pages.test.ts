import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { formatTime, type TimeStyle } from '@/lib/i18n/format';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { addAlert, addReadings, findStoredCradle, type StoredNight } from '../client/stored-night';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';
import { PHONE, VIEWS, withAnything } from './views';

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
  ({ alertId } = await home.bringNight(uuid));
});

async function open(path: string, options: Omit<Visit, 'base'>): Promise<Page> {
  const context = await desk.visit({ base: home.base, ...options });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function storedSettings(): Promise<Record<string, unknown>> {
  return (await parent.call(`/api/alert_settings/${uuid}`)).json();
}

async function isResolved(id: number): Promise<boolean> {
  const [row] = await home.server.query('SELECT resolved FROM alert_logs WHERE id = ?', [id]);
  return Boolean(row?.resolved);
}

describe.each(VIEWS)('$name', (view) => {
  const { locale } = view;
  const { alerts, alertList, common, history, places, settings } = view.text;
  const timeOf = (ms: number, timeZone: string, style: TimeStyle) =>
    formatTime(ms, { locale, timeZone, style, now: Date.now() });

  describe('alerts', () => {
    it('are resolved with the keyboard alone, and say so where the focus is', async () => {
      const page = await open('/alerts', { view });
      const card = page.locator(`[data-alert="${alertId}"]`);
      await tabTo(page, `[data-alert="${alertId}"] [data-answer=resolve]`);
      await page.keyboard.press('Enter');
      await card.locator('p').getByText(alerts.resolved, { exact: true }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(alerts.resolved);
      expect(await card.getByRole('button').allInnerTexts()).toEqual([alertList.undo]);
      await settle(() => isResolved(alertId), Boolean);
      await page.reload();
      await card.locator('p').getByText(alerts.resolved, { exact: true }).waitFor();
    });

    it('stay open, and say why, when the server is not reached', async () => {
      const page = await open('/alerts', { view });
      await page.route('**/resolve', (route) => route.abort('aborted'));
      const card = page.locator(`[data-alert="${alertId}"]`);
      await card.locator('[data-answer=resolve]').click();
      await card.getByText(common.offline).waitFor();
      await card.locator('p').getByText(alerts.open, { exact: true }).waitFor();
      expect(await isResolved(alertId)).toBe(false);
    });

    it('have buttons that a finger finds', async () => {
      const page = await open('/alerts', { view });
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
        const page = await open('/alerts', { view, timezoneId });
        const section = page.locator('section', { has: page.locator(`[data-alert="${id}"]`) });
        await section.locator(`[data-alert="${id}"]`).getByText(clock, { exact: true }).waitFor();
        expect(await section.locator('h2').innerText()).toContain(timeOf(day.getTime(), 'UTC', 'date'));
      }
    });
  });

  describe('the page of an alert', () => {
    it('resolves with the keyboard', async () => {
      const page = await open(`/alerts/${alertId}`, { view });
      await tabTo(page, 'main button', alerts.resolve);
      await page.keyboard.press('Enter');
      await page.locator('p').getByText(alerts.resolved, { exact: true }).waitFor();
      expect(await isResolved(alertId)).toBe(true);
    });
  });

  describe('settings', () => {
    it('are saved with the keyboard alone, only those that were changed', async () => {
      const { maxTemperature, emailNotificationsEnabled } = settings.fields;
      const page = await open('/alert_settings', { view });
      const bodies: unknown[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') bodies.push(request.postDataJSON());
      });
      await tabTo(page, '#max_temperature');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('37.5');
      await tabTo(page, '#email_notifications_enabled');
      await page.keyboard.press('Space');
      await tabTo(page, 'main button[type=submit]', settings.submit);
      await page.keyboard.press('Enter');
      await page
        .getByText(
          settings.saved(
            `${maxTemperature.label} 37.5°C, ${emailNotificationsEnabled.label} ${settings.values.on}`,
          ),
        )
        .waitFor();
      expect(bodies).toEqual([{ max_temperature: 37.5, email_notifications_enabled: true }]);
      expect(await storedSettings()).toMatchObject({
        max_temperature: 37.5,
        crying_duration_threshold: 30,
        email_notifications_enabled: true,
      });
      await page.keyboard.press('Enter');
      await page.getByText(settings.nothingChanged).waitFor();
      expect(bodies).toHaveLength(1);
    });

    it('are refused beside the field, save nothing, and lead to what is wrong', async () => {
      const page = await open('/alert_settings', { view });
      await page.locator('#max_temperature').fill('37.5');
      await page.locator('#crying_duration_threshold').fill('4000');
      await page.getByRole('button', { name: settings.submit, exact: true }).click();
      await page.locator('#crying_duration_threshold-error').waitFor();
      expect(await page.locator('#crying_duration_threshold-error').innerText()).toBe(
        settings.outOfRange(settings.units.seconds('1'), settings.units.seconds('3600')),
      );
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('crying_duration_threshold');
      expect(await storedSettings()).toMatchObject({ max_temperature: 38, crying_duration_threshold: 30 });
      await page.keyboard.press('Control+A');
      await page.keyboard.type('60');
      await page.keyboard.press('Enter');
      await page.getByText(withAnything(settings.saved)).waitFor();
      expect(await storedSettings()).toMatchObject({ max_temperature: 37.5, crying_duration_threshold: 60 });
    });
  });

  describe('history', () => {
    const seoul = (at: Date) => timeOf(at.getTime(), 'Asia/Seoul', 'moment');

    it('shows a range of the reader’s own clock', async () => {
      // 36.9 °C at noon in Seoul.
      const at = new Date('2025-10-03T03:00:30.000Z');
      const range = ['2025-10-03T02:30:00.000Z', '2025-10-03T03:30:00.000Z'].map((end) => new Date(end));
      await addReadings(home.server.query, cradle, [{ at, temperature: 36.9 }]);
      const page = await open('/history', { view, timezoneId: 'Asia/Seoul' });
      await page.getByText(history.choose).click();
      await page.getByLabel(history.from, { exact: true }).fill('2025-10-03T11:30');
      await page.getByLabel(history.to, { exact: true }).fill('2025-10-03T12:30');
      await page.getByRole('button', { name: history.show, exact: true }).click();
      const [from, to] = range.map((end) => encodeURIComponent(end.toISOString()));
      await page.waitForURL(`**/history?from=${from}&to=${to}`);
      await page.getByText(range.map(seoul).join(' – ')).waitFor();
      await page.getByText(history.table).click();
      const row = page.locator('tr', { hasText: '36.9' });
      expect(await row.locator('th').innerText()).toBe(seoul(at));
      await page.getByRole('link', { name: history.later }).click();
      await page.getByText(history.nothing).waitFor();
    });

    it('works without JavaScript, in UTC, and says so', async () => {
      const expected = [/\/_next\/static\/chunks\/\S+\.js csp$/];
      const page = await open('/history', { view, javaScriptEnabled: false, expected });
      await page.getByText(history.choose).click();
      expect(await page.locator('time').first().innerText()).toContain('UTC');
      await page.getByLabel(history.from, { exact: true }).fill('2025-10-03T02:30');
      await page.getByLabel(history.to, { exact: true }).fill('2025-10-03T03:30');
      await page.getByRole('button', { name: history.show, exact: true }).click();
      const from = timeOf(Date.parse('2025-10-03T02:30:00.000Z'), 'UTC', 'moment');
      await page.getByText(`${from} UTC`).first().waitFor();
    });
  });

  describe('the way between the pages', () => {
    it('leads everywhere and says where one is', async () => {
      const page = await open('/alerts', { view });
      for (const [name, path] of [
        [places.names.history, '/history'],
        [places.names.settings, '/alert_settings'],
        [places.names.dashboard, '/dashboard'],
        [places.names.alerts, '/alerts'],
      ] as const) {
        const link = page.getByRole('navigation', { name: places.label }).getByRole('link', { name });
        const box = await link.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(FINGER);
        await link.click();
        await page.waitForURL(path, { waitUntil: 'domcontentloaded' });
        expect(await page.locator('[data-places] [aria-current=page]').innerText()).toBe(name);
      }
    });
  });
});

it('the bar of a phone hides nothing that has the focus', async () => {
  const page = await open('/alert_settings', { view: PHONE });
  await tabTo(page, 'main button[type=submit]', PHONE.text.settings.submit);
  const button = await page.locator(':focus').boundingBox();
  const bar = await page.locator('[data-places]').boundingBox();
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});
