import type { Page } from 'playwright-core';

const MOST_STEPS = 40;

/**
 * Moves on with the Tab key alone, to what fits the selector and, when given, says `text`.
 * @throws when it is not reached, or when a stop on the way cannot be seen
 */
export async function tabTo(page: Page, selector: string, text: string | null = null): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus, { selector, text });
    if (!stop.visible) throw new Error(`The focus cannot be seen on ${stop.html}`);
    if (stop.reached) return;
  }
  throw new Error(`${selector} is not among the first ${MOST_STEPS} stops`);
}

/** Runs in the page. */
function describeFocus({ selector, text }: { selector: string; text: string | null }) {
  const focused = document.activeElement;
  // Between the last stop and the first one the focus is with the browser itself.
  if (focused === null || focused === document.body) return { reached: false, visible: true, html: '' };
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const { width, height } = focused.getBoundingClientRect();
  const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  return {
    reached: focused.matches(selector) && (text === null || focused.textContent === text),
    visible: outlined && width > 2 && height > 2,
    html: focused.outerHTML.slice(0, 200),
  };
}
