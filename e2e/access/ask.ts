import { openRaw } from '../client/raw-request';

export interface Question {
  method: string;
  path: string;
  cookie: string;
  /** Sent as JSON. */
  json?: unknown;
}

export interface Told {
  status: number;
  headers: [string, string][];
  /** One character a byte: pictures are looked through as texts are. */
  body: string;
}

/** Types of answers that go on until their reader leaves. */
export const ENDLESS = /^(multipart\/x-mixed-replace|text\/event-stream)/;

/** What one question is answered. Of an answer that never ends, what comes first. */
export async function ask(base: string, { method, path, cookie, json }: Question): Promise<Told> {
  const { request, response } = await openRaw(base, {
    path,
    method,
    headers: {
      ...(cookie === '' ? {} : { Cookie: cookie }),
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  const endless = ENDLESS.test(response.headers['content-type'] ?? '');
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk);
    if (endless) break;
  }
  request.destroy();
  return {
    status: response.statusCode ?? 0,
    headers: inPairs(response.rawHeaders),
    body: Buffer.concat(chunks).toString('latin1'),
  };
}

/**
 * All in which an answer may not differ from another: its time is left out, the nonce of a page, and what a page
 * repeats of its own address.
 */
export function toTheLetter({ status, headers, body }: Told, repeated = ''): string {
  const lines = headers
    .filter(([name]) => name.toLowerCase() !== 'date')
    .map(([name, value]) => `${name}: ${value}`);
  const text = [status, ...lines, '', body].join('\n');
  const nonce = /'nonce-([^']+)'/.exec(text)?.[1] ?? '';
  return [nonce, repeated]
    .filter((part) => part !== '')
    .reduce((rest, part) => rest.replaceAll(part, ''), text)
    .replaceAll(/\b\d{13}\b/g, (ms) => (isWhen(headers, Number(ms)) ? '' : ms));
}

/** Whether a moment in ms is the one at which that was answered, which its head says in whole seconds. */
function isWhen(headers: Told['headers'], ms: number): boolean {
  const date = headers.find(([name]) => name.toLowerCase() === 'date')?.[1] ?? '';
  return Math.abs(ms - Date.parse(date)) < 2_000;
}

/** What of the answer somebody could read anything from. */
export function everythingIn({ headers, body }: Told): string {
  return `${headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`;
}

function inPairs(raw: string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[index * 2] ?? '',
    raw[index * 2 + 1] ?? '',
  ]);
}
