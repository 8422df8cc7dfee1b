import { en } from './en';
import { ko } from './ko';
import type { Locale } from './locales';
import type { Words } from './words-shape';

const WORDS = { ko, en } as const satisfies Record<Locale, Words>;

/** Every word of the pages in one language. */
export function words(locale: Locale): Words {
  return WORDS[locale];
}
