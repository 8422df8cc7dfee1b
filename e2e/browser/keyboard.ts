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

/** More than any page has. */
const ENDLESS = 400;

/**
 * Goes once through all stops of the Tab key.
 * @returns what is wrong: a stop that cannot be seen, one that lies under something else, one that is never reached
 */
export async function walkStops(page: Page): Promise<string[]> {
  const faults: string[] = [];
  // It begins where the page was touched last, so it comes past the end once; in a dialog it never does.
  for (let step = 0, ends = 0; step < ENDLESS && ends < 2; step++) {
    await page.keyboard.press('Tab');
    const { visible, html } = await page.evaluate(describeFocus, { selector: '*', text: null });
    if (html === '') {
      ends += 1;
      continue;
    }
    const { isRound, cover } = await page.evaluate(noteWalked);
    if (isRound) break;
    if (!visible) faults.push(`The focus cannot be seen on ${html}`);
    if (cover !== null) faults.push(`${html} lies under ${cover}`);
  }
  return [...faults, ...(await page.evaluate(takeMissed))];
}

/**
 * Runs in the page.
 * @returns whether this stop was come to before, and what lies on its middle if it is something else
 */
function noteWalked(): { isRound: boolean; cover: string | null } {
  const focused = document.activeElement as HTMLElement;
  // A field for a date has several stops in it.
  const isRound = focused.dataset.walked === 'before';
  for (const each of document.querySelectorAll<HTMLElement>('[data-walked]')) each.dataset.walked = 'before';
  focused.dataset.walked = 'last';
  const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const isOwn =
    hit === null ||
    focused.contains(hit) ||
    hit.contains(focused) ||
    focused.closest('label')?.contains(hit) === true;
  return { isRound, cover: isOwn ? null : hit.outerHTML.slice(0, 200) };
}

/** Runs in the page. @returns what can be pressed and was no stop */
function takeMissed(): string[] {
  const pressed = 'a[href], button, input, select, textarea, summary, [role=slider]';
  const room = document.querySelector('[role=dialog]') ?? document.body;
  const missed = [...room.querySelectorAll<HTMLElement>(pressed)].filter(
    (each) =>
      each.tabIndex >= 0 &&
      !each.matches(':disabled, [data-walked], [type=hidden], [type=radio]') &&
      each.checkVisibility({ visibilityProperty: true }),
  );
  for (const each of document.querySelectorAll<HTMLElement>('[data-walked]')) delete each.dataset.walked;
  return missed.map((each) => `Never reached: ${each.outerHTML.slice(0, 200)}`);
}
