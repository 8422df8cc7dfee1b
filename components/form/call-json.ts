import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

/** A refusal; `code` is null when it is none of our server's, as from a proxy in front of it. */
interface Refusal {
  ok: false;
  status: number;
  code: string | null;
  message: string;
}

export type CallResult<T> = { ok: true; answer: T } | Refusal;

interface JsonCall {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Null sends no body at all. */
  fields?: object | null;
  locale: Locale;
  /** Gives up waiting for the answer. */
  signal?: AbortSignal;
}

/** Makes a call of ours, whose answers keep to their contract; a refusal comes with a sentence in the page's language. */
export async function callJson<T>({
  method,
  path,
  fields = null,
  locale,
  signal,
}: JsonCall): Promise<CallResult<T>> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': locale };
  if (fields !== null) headers['Content-Type'] = 'application/json';
  try {
    const body = fields === null ? undefined : JSON.stringify(fields);
    const response = await fetch(path, { method, headers, body, cache: 'no-store', signal });
    if (response.ok) return { ok: true, answer: await response.json() };
    return { ok: false, status: response.status, ...(await readRefusal(response, locale)) };
  } catch {
    return { ok: false, status: 0, code: null, message: words(locale).common.offline };
  }
}

async function readRefusal(response: Response, locale: Locale): Promise<Pick<Refusal, 'code' | 'message'>> {
  const { tooMany, unexpected } = words(locale).common;
  // A proxy in front of the server answers in HTML.
  const answer: unknown = await response.json().catch(() => null);
  const { code, message }: { code?: unknown; message?: unknown } =
    typeof answer === 'object' && answer !== null ? answer : {};
  const said = typeof message === 'string' && message !== '';
  return {
    code: typeof code === 'string' ? code : null,
    message: said ? message : response.status === 429 ? tooMany : unexpected,
  };
}
