'use client';

import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';

const OTHER = { ko: 'en', en: 'ko' } as const satisfies Record<Locale, Locale>;
const YEAR_S = 365 * 24 * 60 * 60;

/** Labelled in the other language: whoever needs it cannot read this one. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  const { otherLanguage } = words(locale).common;
  const other = OTHER[locale];

  function change(): void {
    const secure = window.location.protocol === 'https:' ? '; Secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on phones that are in use
    document.cookie = `${LOCALE_COOKIE}=${other}; path=/; max-age=${YEAR_S}; SameSite=Lax${secure}`;
    window.location.reload();
  }

  return (
    <Button variant="quiet" lang={other} onClick={change}>
      {otherLanguage}
    </Button>
  );
}
