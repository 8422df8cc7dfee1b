import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../client/http-client';
import { handSession, prepareHome } from './home';
import { findViolations } from './nothing-found';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View } from './views';

const UUID = 'cradle-unique-id-example';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

beforeAll(async () => {
  await home.register(UUID);
  parent = await home.bringParent('haru', [UUID]);
});

async function open(view: View, path: string): Promise<Page> {
  const context = await desk.visit({ base: home.base, timezoneId: 'Asia/Seoul', view });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const typed = (page: Page) =>
  page.locator('input[type=datetime-local]').evaluateAll((all) =>
    all.map((each) => {
      const input = each as HTMLInputElement;
      return [input.value, input.getAttribute('aria-invalid')];
    }),
  );

const BACKWARDS = [
  ['2030-05-01T10:00', 'true'],
  ['2020-05-01T10:00', 'true'],
];

describe.each(VIEWS)('a range that cannot be shown ($name)', (view) => {
  const { problems, choose, show, presets, yetToCome, nothingHint } = view.text.history;

  it('is not left for: what was typed stays, and is marked', async () => {
    const page = await open(view, '/history');
    await page.getByText(choose).click();
    await page.locator('#range-from').fill('2030-05-01T10:00');
    await page.locator('#range-to').fill('2020-05-01T10:00');
    await page.getByRole('button', { name: show, exact: true }).click();
    await page.getByRole('alert').getByText(problems.order).waitFor();
    expect(await typed(page)).toEqual(BACKWARDS);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('range-from');
    expect(new URL(page.url()).search).toBe('');
    expect(await findViolations(page)).toEqual([]);
  });

  it('stands in the fields of the page that was asked for it, under no other range’s name', async () => {
    const query = 'from=2030-05-01T01:00:00.000Z&to=2020-05-01T01:00:00.000Z';
    const page = await open(view, `/history?${query}`);
    await page.getByText(problems.order).waitFor();
    expect(await typed(page)).toEqual(BACKWARDS);
    const links = page.getByRole('navigation', { name: presets });
    expect(await links.locator('time').count()).toBe(0);
    expect(await links.locator('[aria-current]').count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
  });

  it('is told apart from one that is still to come', async () => {
    const year = new Date().getFullYear() + 1;
    const page = await open(view, `/history?from=${year}-12-03&to=${year}-12-04`);
    await page.getByText(yetToCome).waitFor();
    expect(await page.getByText(nothingHint).count()).toBe(0);
    const links = page.getByRole('navigation', { name: presets });
    expect(await links.locator('[aria-current]').count()).toBe(0);
    // Another year than the reader's says so.
    await page.getByText(String(year)).first().waitFor();
  });
});
