import type { Locale } from '@/lib/i18n/locales';
import { postJson } from '../form/post-json';

/** Says the same of each alert, one after the other. @returns the first refusal; null when there was none. */
export async function postEach(
  ids: readonly number[],
  said: 'acknowledge' | 'resolve' | 'reopen',
  locale: Locale,
) {
  for (const id of ids) {
    const result = await postJson(`/api/alert_logs/${id}/${said}`, null, locale);
    if (!result.ok) return result;
  }
  return null;
}
