export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'ko';

/** The cookie that keeps a person's choice of language. */
export const LOCALE_COOKIE = 'locale';

/** A locale as a cookie or attribute names it; anything that is none is the default, Korean. */
export function parseLocale(value: unknown): Locale {
  return LOCALES.find((locale) => locale === value) ?? DEFAULT_LOCALE;
}
