'use client';

import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { setPageCookie } from './page-cookie';

const OTHER = { ko: 'en', en: 'ko' } as const satisfies Record<Locale, Locale>;

/** Labelled in the other language: whoever needs it cannot read this one. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  const { otherLanguage } = words(locale).common;
  const other = OTHER[locale];

  function change(): void {
    setPageCookie(LOCALE_COOKIE, other);
    window.location.reload();
  }

  return (
    <Button variant="quiet" lang={other} onClick={change} className="whitespace-nowrap max-sm:px-3">
      {otherLanguage}
    </Button>
  );
}
