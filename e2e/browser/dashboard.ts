import type { Locator, Page } from 'playwright-core';
import type { PictureStatus } from '@/components/cradle/picture-state';
import type { ReadingView } from '@/components/cradle/reading-view';
import { SENSOR_KINDS, type SensorKind } from '@/lib/cradle/sensors/kinds';

export function picture(page: Page, status: PictureStatus | null = null): Locator {
  return page.locator(status === null ? '[data-picture-status]' : `[data-picture-status=${status}]`);
}

export function signal(page: Page, kind: SensorKind, state: ReadingView['state'] | null = null): Locator {
  return page.locator(`[data-signal=${kind}]${state === null ? '' : `[data-state=${state}]`}`);
}

/** What a signal says; its name may be the same word. */
export function reading(page: Page, kind: SensorKind, value: string): Locator {
  return signal(page, kind).locator('p').getByText(value, { exact: true });
}

/** Until the picture is live and every reading fresh. */
export async function untilAlive(page: Page): Promise<void> {
  await picture(page, 'live').waitFor();
  for (const kind of SENSOR_KINDS) await signal(page, kind, 'fresh').waitFor();
}

/** °C as the page shows it; null while it shows none. */
export async function readTemperature(page: Page): Promise<number | null> {
  const text = await signal(page, 'temperature').innerText();
  const found = /(-?\d+\.\d)°C/.exec(text);
  return found === null ? null : Number(found[1]);
}

/** Marks the page, so that `isSamePage` can tell whether it was loaded again. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
}

export function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.hasAttribute('data-marked'));
}
