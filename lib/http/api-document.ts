import { CALLS } from '@/lib/contracts/calls';
import { createOpenApiDocument } from '@/lib/contracts/openapi';
import { CALL_WORDS } from '@/lib/i18n/call-words';
import { errorText } from '@/lib/i18n/errors';
import type { Locale } from '@/lib/i18n/locales';
import { statusText } from '@/lib/i18n/status-words';
import { words } from '@/lib/i18n/words';

const documents = new Map<Locale, Record<string, unknown>>();

/**
 * The OpenAPI document with words of one language; the one that is served and committed is in English. It is made once:
 * whoever asks needs no account, and nothing in it changes while the process lives.
 */
export function apiDocument(locale: Locale): Record<string, unknown> {
  const document = documents.get(locale) ?? createDocument(locale);
  documents.set(locale, document);
  return document;
}

function createDocument(locale: Locale): Record<string, unknown> {
  const { title, lead } = words(locale).api;
  return createOpenApiDocument(CALLS, {
    title,
    description: lead,
    call: (name) => CALL_WORDS[name][locale],
    status: (status) => statusText(status, locale),
    error: (code) => errorText(code, locale),
  });
}
