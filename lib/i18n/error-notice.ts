import { ERROR_CODES } from '@/lib/platform/errors';
import { errorText } from './errors';
import type { Locale } from './locales';

/** The sentence for the `?error=` of a page that a plain form came back to; null when it names no error of ours. */
export function findErrorNotice(code: unknown, locale: Locale): string | null {
  const known = ERROR_CODES.find((candidate) => candidate === code);
  return known === undefined ? null : errorText(known, locale);
}
