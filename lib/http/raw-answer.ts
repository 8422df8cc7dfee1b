import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { DEFAULT_LOCALE } from '@/lib/i18n/locales';
import { AppError } from '@/lib/platform/errors';
import { COMMON_HEADERS } from './page-headers';
import { describeError } from './responses';

/** A peer may read its answer this long, in ms, before its connection is cut: it may still be sending. */
const LINGER_MS = 500;

/**
 * Answers in our shape what never becomes a request for node:http: bytes that are no HTTP, heads that are too long or
 * never complete, CONNECT. By default Node says a bare status line, or nothing.
 */
export function answerUnparsed(server: Server): void {
  const unfinished = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on('request', ({ socket }, response) => {
    const responses = unfinished.get(socket) ?? new Set();
    unfinished.set(socket, responses.add(response));
    response.on('close', () => responses.delete(response));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const [first] = unfinished.get(socket) ?? [];
    // Behind an answer that has begun another one would be read as part of it.
    if (first?.headersSent || error.code === 'ECONNRESET') socket.destroy();
    else answerRaw(socket, toRefusal(error));
  });
  server.on('connect', (_request, socket) =>
    answerRaw(socket, new AppError('method_not_allowed', { details: { allow: ['GET', 'HEAD'] } })),
  );
}

/** Writes a refusal on a connection without node:http's help, and ends it. In Korean: nobody knows the reader. */
export function answerRaw(socket: Duplex, refusal: AppError): void {
  // A peer that leaves meanwhile is no trouble of ours.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) return;
  const { status, headers, body } = describeError(refusal, { locale: DEFAULT_LOCALE });
  const content = JSON.stringify(body);
  const fields = {
    ...COMMON_HEADERS,
    ...headers,
    Date: new Date().toUTCString(),
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(content),
    Connection: 'close',
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${content}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function toRefusal(error: NodeJS.ErrnoException): AppError {
  if (error.code === 'HPE_HEADER_OVERFLOW') return new AppError('headers_too_large', { cause: error });
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return new AppError('request_timeout', { cause: error });
  return new AppError('bad_request', { cause: error });
}
