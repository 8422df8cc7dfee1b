import type { Locale } from '@/lib/i18n/locales';
import { type CallResult, callJson } from './call-json';

/** Posts JSON, or nothing at all when there are no fields. */
export function postJson(path: string, fields: object | null, locale: Locale): Promise<CallResult<unknown>> {
  return callJson({ method: 'POST', path, fields, locale });
}
