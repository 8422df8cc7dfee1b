import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface RawResponse {
  request: ClientRequest;
  response: IncomingMessage;
}

export interface RawOptions {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Certificate that is trusted, for a base of https. */
  ca?: string;
}

const ANSWER_LIMIT_MS = 10_000;

/**
 * A request on a connection of its own, resolved when the head of the answer is there. Paths go out to the letter,
 * which fetch does not promise.
 */
export async function openRaw(
  base: string,
  { path, method, headers, body, ca }: RawOptions,
): Promise<RawResponse> {
  const { protocol, hostname, port } = new URL(base);
  const where = { hostname, port, path, method, headers, agent: false };
  const opened = protocol === 'https:' ? secureRequest({ ...where, ca }) : request(where);
  // Of a DELETE Node does not say by itself how long its body is.
  if (method === 'DELETE' && body !== undefined) opened.setHeader('Content-Length', Buffer.byteLength(body));
  opened.end(body);
  const [response] = await once(opened, 'response', { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  // A connection that the test or the server cuts is reported here too, and is no failure by itself.
  opened.on('error', () => undefined);
  return { request: opened, response: response as IncomingMessage };
}

/** The same, read to its end. */
export async function callRaw(base: string, options: RawOptions) {
  const { response } = await openRaw(base, options);
  const chunks: Buffer[] = await response.toArray();
  return {
    status: response.statusCode,
    headers: response.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}
