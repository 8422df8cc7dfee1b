import { CALLS } from '@/lib/contracts/calls';
import { createOpenApiDocument } from '@/lib/contracts/openapi';
import { CALL_WORDS } from '@/lib/i18n/call-words';
import { errorText } from '@/lib/i18n/errors';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

/** The OpenAPI document with words of one language; the one that is served and committed is in English. */
export function apiDocument(locale: Locale): Record<string, unknown> {
  const { title, lead } = words(locale).api;
  return createOpenApiDocument(CALLS, {
    title,
    description: lead,
    call: (name) => CALL_WORDS[name][locale],
    error: (code) => errorText(code, locale),
  });
}
