import { ERROR_CODES, type ErrorCode } from '@/lib/platform/errors';
import { errorText } from './errors';
import type { Locale } from './locales';

/**
 * The sentence for the `?error=` of a page that a plain form came back to; null when it names no error of ours.
 * @param own what the page itself says instead, by code
 */
export function findErrorNotice(
  code: unknown,
  locale: Locale,
  own: Partial<Record<ErrorCode, string>> = {},
): string | null {
  const known = ERROR_CODES.find((candidate) => candidate === code);
  return known === undefined ? null : (own[known] ?? errorText(known, locale));
}
