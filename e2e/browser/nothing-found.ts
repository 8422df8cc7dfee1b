import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** By axe, in either light. The page must not move: colours in the middle of a transition belong to neither. */
export async function expectNothingFound(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
    expect(found, colorScheme).toEqual([]);
  }
}
