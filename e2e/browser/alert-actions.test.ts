import type { Page } from 'playwright-core';
import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { alertPageSentence } from '@/lib/i18n/alert-page-words';
import { alertKind } from '@/lib/i18n/alert-words';
import { formatTime, type TimeStyle } from '@/lib/i18n/format';
import { type Client, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { addAlert, findStoredCradle, type StoredNight } from '../client/stored-night';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';
import { VIEWS } from './views';

const MINUTE = 60_000;
/** When nobody could watch: 02:10 in Seoul. */
const BLIND = Date.parse('2025-10-02T17:10:00.000Z');

const home = prepareHome();
const desk = prepareBrowser();
let uuid: string;
let parent: Client;
let cradle: StoredNight;
/** Two alerts of one episode, the older first. */
let crying: number[];
let unwatched: number;

/** A cradle that nothing is heard of: what is open comes from what is stored alone. */
async function bringCrying(locale: string): Promise<void> {
  uuid = `cradle-${locale}`;
  parent = await home.bringParent(`haru ${locale}`);
  await requireOk(parent.registerAgent(uuid));
  await requireOk(parent.claim(uuid));
  const { query } = home.server;
  cradle = await findStoredCradle(query, uuid);
  await requireOk(parent.call(`/api/watch_settings/${uuid}`, { json: { offline_timeout: 0 } }));
  const episode = ulid();
  const cry = (uid: string, minutes: number) =>
    addAlert(query, cradle, {
      ...{ type: 'crying', message: '😢 아기가 30초 동안 울고 있습니다!' },
      at: new Date(Date.now() - minutes * MINUTE),
      raised: { uid, episode, details: { seconds: 30 } },
    });
  crying = [await cry(episode, 5), await cry(ulid(), 3)];
  const uid = ulid();
  unwatched = await addAlert(query, cradle, {
    ...{ type: 'watch_interrupted', message: '⚠️ 서버가 2분 동안 요람을 지켜보지 못했습니다!' },
    ...{ at: new Date(Date.now() - 60 * MINUTE), resolved: true },
    raised: { uid, episode: uid, details: { cause: 'broker', from: BLIND, to: BLIND + 2 * MINUTE } },
  });
  // Open alerts are read at the start: the rows were written past the server.
  await home.server.stop();
  await home.server.start();
}

async function open(path: string, options: Omit<Visit, 'base'>): Promise<Page> {
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

describe.each(VIEWS)('$name', (view) => {
  const { locale } = view;
  const { alerts, alertList, alert, common, watching, settings } = view.text;
  const kind = alertKind('crying', locale);
  const acknowledged = alerts.acknowledged(`haru ${locale}`);

  beforeAll(() => bringCrying(locale));

  /** Until a page knows of both alerts of the episode: it has gone on since the older one. */
  async function untilWhole(page: Page): Promise<void> {
    const going = [5, 6].map((minutes) =>
      alertPageSentence('crying', { seconds: minutes * 60 }, { locale, goesOn: true }),
    );
    await page
      .locator('[data-open-alert]')
      .getByText(new RegExp(`^(${going.join('|')})$`))
      .waitFor();
  }

  describe('an alert above the picture', () => {
    it('is acknowledged with the keyboard alone, and every tab says by whom', async () => {
      const [page, other] = [await open('/dashboard', { view }), await open('/dashboard', { view })];
      const card = page.locator('[data-open-alert]');
      await untilWhole(page);
      expect(await card.count()).toBe(1);
      await tabTo(page, '[data-answer=acknowledge]');
      await page.keyboard.press('Enter');
      await card.getByText(alerts.acknowledgedHere).waitFor();
      expect(await focusedText(page)).toContain(alerts.acknowledgedHere);
      expect(await card.getByRole('button').count()).toBe(1);
      await other.locator('[data-open-alert]').getByText(acknowledged).waitFor();
      await other.getByText(`${kind}, ${acknowledged}.`, { exact: true }).waitFor({ state: 'attached' });
      await settle(
        () => rowsOf(crying, 'acknowledged_by'),
        (names) => names.every((name) => name === `haru ${locale}`),
      );
    });

    it('is resolved with all of its episode, says so where the focus is, and goes in every tab', async () => {
      const [page, other] = [await open('/dashboard', { view }), await open('/dashboard', { view })];
      await other.locator('[data-open-alert]').waitFor();
      await page.getByRole('button', { name: alerts.resolveThis(kind) }).click();
      await page.getByText(`${kind}: ${alerts.resolved}`).waitFor();
      expect(await focusedText(page)).toBe(`${kind}: ${alerts.resolved}`);
      for (const tab of [page, other]) await tab.locator('[data-open-alert]').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: alertList.undoThis(kind) }).click();
      for (const tab of [page, other]) await untilWhole(tab);
      await expectResolved(false);
      await page.getByRole('button', { name: alerts.resolveThis(kind) }).click();
      for (const tab of [page, other]) await tab.locator('[data-open-alert]').waitFor({ state: 'detached' });
      await expectResolved(true);
    });

    it('says why when the server is not reached, and keeps its buttons', async () => {
      // What was just resolved: one that is written past the server needs a start of it.
      for (const id of crying)
        await requireOk(parent.call(`/api/alert_logs/${id}/reopen`, { method: 'POST' }));
      const page = await open('/dashboard', { view });
      await page.route('**/resolve', (route) => route.abort('aborted'));
      const card = page.locator('[data-open-alert]');
      await card.locator('[data-answer=resolve]').click();
      await card.getByText(common.offline).waitFor();
      expect(await card.getByRole('button').count()).toBe(1);
    });
  });

  describe('the page of an alert', () => {
    const seoul = (ms: number, style: TimeStyle) =>
      formatTime(ms, { locale, style, timeZone: 'Asia/Seoul', now: Date.now() });

    it('says when nobody could watch by the reader’s clock, why, and whether anybody was told', async () => {
      const page = await open(`/alerts/${unwatched}`, { view, timezoneId: 'Asia/Seoul' });
      await page.getByText(`${seoul(BLIND, 'moment')} – ${seoul(BLIND + 2 * MINUTE, 'clock')}`).waitFor();
      await page.getByText(alert.causes.broker).waitFor();
      await page.getByText(alert.toldNo).waitFor();
    });

    it('keeps a recording, as it says after it was opened anew', async () => {
      const page = await open(`/alerts/${crying[0]}`, { view });
      await page.getByLabel(alert.keep).check();
      await settle(
        () => rowsOf([crying[0] ?? 0], 'kept'),
        ([kept]) => Boolean(kept),
      );
      await page.reload();
      expect(await page.getByLabel(alert.keep).isChecked()).toBe(true);
      await page.getByText('haru', { exact: false }).first().waitFor();
    });
  });

  describe('a cradle that is not in use', () => {
    it('says so wherever it is looked at, until it is used again', async () => {
      const [settings, dashboard] = [
        await open('/alert_settings', { view }),
        await open('/dashboard', { view }),
      ];
      await tabTo(settings, 'main button', watching.stop);
      await settings.keyboard.press('Enter');
      await settings.getByText(watching.stopped).waitFor();
      await dashboard.getByText(watching.notInUse).waitFor();
      await tabTo(dashboard, 'main button', watching.start);
      await dashboard.keyboard.press('Enter');
      await dashboard.getByText(watching.started).waitFor();
      expect(await focusedText(dashboard)).toBe(watching.started);
      await settings.reload();
      await settings.getByText(watching.inUse).waitFor();
    });
  });

  describe('the time without news', () => {
    const inSeconds = (count: number) => settings.units.seconds(String(count));

    it('is refused beside its field, and saved to be read again', async () => {
      const page = await open('/alert_settings', { view });
      const { label } = settings.fields.offlineTimeout;
      const field = page.getByLabel(label);
      const saved = (seconds: number) => page.getByText(settings.saved(`${label} ${inSeconds(seconds)}`));
      await field.fill('80');
      await field.press('Enter');
      await saved(80).waitFor();
      await field.fill('3601');
      await page.getByRole('button', { name: settings.submit, exact: true }).press('Enter');
      await page.getByText(settings.outOfRange(inSeconds(0), inSeconds(3600))).waitFor();
      expect(await saved(80).count()).toBe(0);
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
      await field.fill('90');
      await field.press('Enter');
      await saved(90).waitFor();
      await page.reload();
      expect(await field.inputValue()).toBe('90');
      expect((await parent.call(`/api/watch_settings/${uuid}`)).json()).toEqual({
        in_use: true,
        offline_timeout: 90,
      });
    });
  });
});
