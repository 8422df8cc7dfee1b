import type { Page } from 'playwright-core';
import { openDevTools } from './open-browser';

/** What browsers take for the height of a letter unless their reader says otherwise, in px. */
const USUAL = 16;

/**
 * Sets the text of a page as a reader does who asked the browser for letters of twice the size.
 * @returns what sets it back
 */
export async function doubleText(page: Page): Promise<() => Promise<void>> {
  const tools = await openDevTools(page);
  const setText = async (px: number) => {
    await tools.send('Page.setFontSizes', { fontSizes: { standard: px } });
    await page.evaluate(untilDrawn);
  };
  await setText(USUAL * 2);
  return async () => {
    await setText(USUAL);
    await tools.detach();
  };
}

/** Runs in the page. */
function untilDrawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

/** Words that cannot be read: cut off by what is around them, beside the screen, or in a drawing as small as before. */
export function findLostText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const lost: string[] = [];
    const width = document.documentElement.clientWidth;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const said = node.textContent?.trim() ?? '';
      if (parent === null || said === '' || !parent.checkVisibility({ visibilityProperty: true })) continue;
      if (isForEars(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width === 0 || box.height === 0) continue;
        const why = whyLost(parent, box);
        if (why === null) continue;
        lost.push(`${why}: ${said.slice(0, 60)} (${parent.tagName.toLowerCase()})`);
        break;
      }
    }
    const usual = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const label of document.querySelectorAll('svg text')) {
      const { fontSize } = getComputedStyle(label);
      if (Number.parseFloat(fontSize) < usual * 0.7) lost.push(`${fontSize}: ${label.textContent} (drawing)`);
    }
    return lost;

    function isForEars(element: Element): boolean {
      return element.closest('.sr-only, script, style, noscript, option, [aria-hidden=true]') !== null;
    }

    function whyLost(from: Element, box: DOMRect): string | null {
      for (let each: Element | null = from; each !== null; each = each.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(each);
        const around = each.getBoundingClientRect();
        if (overflowX === 'hidden' || overflowX === 'clip') {
          if (box.left < around.left - 1 || box.right > around.right + 1) return 'cut at the side';
        }
        if (overflowY === 'hidden' || overflowY === 'clip') {
          if (box.top < around.top - 2 || box.bottom > around.bottom + 2) return 'cut above or below';
        }
        // What can be moved in its own place shows the rest.
        if (overflowX === 'auto' || overflowX === 'scroll') return null;
        if (position === 'fixed') break;
      }
      return box.left < -1 || box.right > width + 1 ? 'beside the screen' : null;
    }
  });
}
