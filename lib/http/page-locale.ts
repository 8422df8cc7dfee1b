import { cookies } from 'next/headers';
import { LOCALE_COOKIE, type Locale, parseLocale } from '@/lib/i18n/locales';

/** The language of the page that is being made: the one its reader chose, else Korean. */
export async function pageLocale(): Promise<Locale> {
  return parseLocale((await cookies()).get(LOCALE_COOKIE)?.value);
}
