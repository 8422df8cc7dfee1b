import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { alertKind } from '@/lib/i18n/alert-words';
import type { Client } from '../client/http-client';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { findViolations } from './nothing-found';
import { prepareBrowser, type Visit } from './open-browser';
import { PHONE, VIEWS } from './views';

const UUID = 'cradle-unique-id-example';
const DRAWINGS = ['temperature', 'crying', 'direction', 'alerts'] as const;
/** Width of a sheet of A4 between its margins, in CSS pixels. */
const SHEET = { width: 718, height: 1_047 };

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

beforeAll(async () => {
  await home.register(UUID);
  parent = await home.bringParent('haru', [UUID]);
  await home.bringNight(UUID);
});

async function open(options: Omit<Visit, 'base'>): Promise<Page> {
  const context = await desk.visit({ base: home.base, timezoneId: 'Asia/Seoul', ...options });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/history');
  for (const kind of DRAWINGS) await page.locator(`${drawing(kind)} .recharts-surface`).waitFor();
  return page;
}

const drawing = (kind: (typeof DRAWINGS)[number]) => `[data-drawing=${kind}]`;
const inspected = (page: Page, kind: (typeof DRAWINGS)[number]) =>
  page.locator(`${drawing(kind)} [data-inspected]`);

/** Places of gaps, and of the ends of what is drawn as a line, from the left of the screen. */
async function readTemperature(page: Page) {
  return page.locator(drawing('temperature')).evaluate((element) => {
    const boxOf = (selector: string) => element.querySelector(selector)?.getBoundingClientRect();
    const line = element.querySelector<SVGPathElement>('.recharts-line-curve');
    return {
      gap: { left: boxOf('.chart-gap')?.left ?? 0, width: boxOf('.chart-gap')?.width ?? 0 },
      // A path that goes on after a gap begins anew.
      pieces: (line?.getAttribute('d') ?? '').split('M').length - 1,
      colour: line === null ? '' : getComputedStyle(line).stroke,
    };
  });
}

function readBoxes(page: Page): Promise<{ x: number; width: number }[]> {
  return page
    .locator('.recharts-surface')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
}

/** Moves the slider that has the focus until its drawing says what fits. */
async function moveTo(
  page: Page,
  kind: (typeof DRAWINGS)[number],
  key: string,
  words: RegExp,
): Promise<void> {
  for (let step = 0; step < 300; step += 1) {
    if (words.test(await inspected(page, kind).innerText())) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Nothing on the way says ${words}`);
}

describe.each(VIEWS)('the drawings ($name)', (view) => {
  const { locale } = view;
  const { history, charts } = view.text;
  const alerts = (['crying', 'high_temperature'] as const).map((type) =>
    charts.ofKind(alertKind(type, locale), 1),
  );

  it('leave a gap where nothing was stored, name it, and draw no line over it', async () => {
    const page = await open({ view });
    const { gap, pieces } = await readTemperature(page);
    // 2.5 of 24 hours.
    expect(gap.width).toBeGreaterThan(20);
    expect(pieces).toBe(2);
    const box = await page
      .locator(`${drawing('temperature')} .chart-gap`)
      .first()
      .boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 20];
    await (SCREENS[view.screen].hasTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
    for (const kind of ['temperature', 'crying', 'direction'] as const)
      await inspected(page, kind).getByText(history.gap).waitFor();
    await inspected(page, 'alerts').getByText(charts.noAlerts).waitFor();
    await page.getByText([charts.alertsSummary(2), ...alerts].join(' · ')).waitFor();
    expect(await page.locator(`${drawing('temperature')} .chart-alert`).count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(
      SCREENS[view.screen].viewport.width,
    );
  });

  it('are gone through with the keyboard alone, all at one moment', async () => {
    const page = await open({ view });
    await tabTo(page, `[role=slider][aria-label="${charts.inspect(history.temperature)}"]`);
    const slider = page.locator(':focus');
    await moveTo(page, 'temperature', 'ArrowLeft', /^3[89]\.\d/);
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^\S+ \d+\S* \d\d:\d\d, 3[89]\.\d .*°C$/);
    await moveTo(page, 'temperature', 'PageDown', new RegExp(history.gap));
    await inspected(page, 'crying').getByText(history.gap).waitFor();
    await page.keyboard.press('Home');
    await inspected(page, 'direction').getByText(history.directions['정면 유지 중']).waitFor();
    await tabTo(page, `[role=slider][aria-label="${charts.inspect(charts.alerts)}"]`);
    await page.keyboard.press('End');
    await moveTo(page, 'alerts', 'ArrowLeft', new RegExp(alerts.join('|')));
  });

  it('are named, and take their colours from the theme', async () => {
    const page = await open({ view, reducedMotion: 'reduce' });
    expect(await findViolations(page)).toEqual([]);
    const { colour } = await readTemperature(page);
    expect(colour).toBe(view.theme === 'day' ? 'rgb(156, 69, 38)' : 'rgb(219, 136, 96)');
  });
});

describe('what draws', () => {
  it('comes after the page: what is loaded first does not hold it', async () => {
    const page = await open({ view: PHONE });
    const html = await (await page.request.get('/history')).text();
    const first = [...html.matchAll(/<script src="([^"]+)"/g)].map(([, source]) => String(source));
    expect(first.length).toBeGreaterThan(0);
    const scripts = await Promise.all(first.map(async (source) => (await page.request.get(source)).text()));
    expect(scripts.some((script) => script.includes('recharts-surface'))).toBe(false);
  });
});

describe.each(VIEWS)('the range ($name)', (view) => {
  const { charts } = view.text;

  it('is taken along as a file that a spreadsheet reads', async () => {
    const page = await open({ view });
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: charts.download }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/^smart-cradle-[\dTZ-]+-to-[\dTZ-]+\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    const [head, ...lines] = text.trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFtime_utc,temperature_celsius,crying,direction');
    expect(lines.length).toBeGreaterThan(3_000);
    const line = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,\d\d(\.\d)?,(Not )?Crying,[가-힣 ]+$/;
    expect(lines.filter((each) => !line.test(each))).toEqual([]);
    expect(lines).toEqual([...lines].sort());
  });

  it('is printed black on white in its width, with its cradle and without the way around', async () => {
    const page = await open({ view });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(SHEET);
    await page.getByText(charts.cradle(UUID)).waitFor();
    for (const hidden of ['header', '[data-places]', '[role=slider]', 'summary'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    const colours = await page.evaluate(() => {
      const { backgroundColor } = getComputedStyle(document.documentElement);
      return [backgroundColor, getComputedStyle(document.documentElement).color];
    });
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    for (const { x, width } of await readBoxes(page)) {
      expect(width).toBeGreaterThan(SHEET.width * 0.75);
      expect(x + width).toBeLessThanOrEqual(SHEET.width);
    }
  });
});
