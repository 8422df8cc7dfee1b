import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { doubleText, findLostText } from './large-text';

/**
 * Nothing that axe, a reader with large letters, or one whom movement disturbs would find, in either light. The page must
 * be open with reduced motion: colours in the middle of a transition belong to neither.
 */
export async function expectNothingFound(page: Page): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  // The page's own light last, so that whoever goes on is in it.
  for (const colorScheme of isDark ? (['light', 'dark'] as const) : (['dark', 'light'] as const)) {
    await page.emulateMedia({ colorScheme });
    expect(await findViolations(page), colorScheme).toEqual([]);
  }
  await expectFit(page, 'text as it is');
  const restoreText = await doubleText(page);
  await expectFit(page, 'text of twice the size');
  await restoreText();
  expect(await page.evaluate(() => document.getAnimations().length), 'movements').toBe(0);
}

export async function findViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // Its source, read in above, puts it there.
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

async function expectFit(page: Page, what: string): Promise<void> {
  expect(await findLostText(page), what).toEqual([]);
  const { page: wide, screen } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { page: scrollWidth, screen: clientWidth };
  });
  expect(wide, `width of the page, ${what}`).toBeLessThanOrEqual(screen);
}
