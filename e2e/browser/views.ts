import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { Words } from '@/lib/i18n/words-shape';
import { SCREENS, type Screen } from './chromium';

/** How a parent has the pages before them. */
export interface View {
  /** In the names of tests. */
  name: string;
  screen: Screen;
  locale: Locale;
  theme: 'day' | 'night';
  /** What the pages say in it. */
  text: Words;
}

/** By the bed in the dark, with one thumb. */
export const PHONE: View = viewOf('phone', 'ko', 'night');
const DESK: View = viewOf('desktop', 'en', 'day');
/** Together both screens, both languages and both themes: a flow is walked in each of them. */
export const VIEWS = [PHONE, DESK] as const;

function viewOf(screen: Screen, locale: Locale, theme: View['theme']): View {
  return { name: `${screen}, ${locale}, ${theme}`, screen, locale, theme, text: words(locale) };
}

/** The theme is the device's own, which pages follow until somebody chooses another one. */
export function contextOptionsOf({ screen, theme }: View): BrowserContextOptions {
  return { ...SCREENS[screen], colorScheme: theme === 'night' ? 'dark' : 'light' };
}

export async function chooseLanguage(context: BrowserContext, { locale }: View, base: string): Promise<void> {
  await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: base }]);
}

/** What a page says with a time or a name in it that a test does not know. */
export function withAnything(say: (unknown: string) => string): RegExp {
  return new RegExp(say('.+'));
}
