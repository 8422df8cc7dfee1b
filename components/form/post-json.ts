import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

export type PostResult = { ok: true } | { ok: false; status: number; message: string };

/** Posts JSON, or nothing at all when there are no fields; a refusal comes with a sentence in the page's language. */
export async function postJson(path: string, fields: object | null, locale: Locale): Promise<PostResult> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': locale };
  if (fields !== null) headers['Content-Type'] = 'application/json';
  try {
    const body = fields === null ? undefined : JSON.stringify(fields);
    const response = await fetch(path, { method: 'POST', headers, body, cache: 'no-store' });
    if (response.ok) return { ok: true };
    return { ok: false, status: response.status, message: await readMessage(response, locale) };
  } catch {
    return { ok: false, status: 0, message: words(locale).common.offline };
  }
}

async function readMessage(response: Response, locale: Locale): Promise<string> {
  const { tooMany, unexpected } = words(locale).common;
  // A proxy in front of the server answers in HTML.
  const answer: unknown = await response.json().catch(() => null);
  const message =
    typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : null;
  if (typeof message === 'string' && message !== '') return message;
  return response.status === 429 ? tooMany : unexpected;
}
