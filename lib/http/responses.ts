import type { Call } from '@/lib/contracts/call';
import { ERROR_STATUS } from '@/lib/contracts/error-status';
import { imageHeaders } from '@/lib/frames/multipart';
import type { Picture } from '@/lib/frames/take-frame';
import { errorText } from '@/lib/i18n/errors';
import { issueText } from '@/lib/i18n/issue-text';
import type { Locale } from '@/lib/i18n/locales';
import { type AppErrorDetails, findAppError } from '@/lib/platform/errors';
import { BODY_HEADERS } from './body-headers';

/** Readings and accounts are for one reader, now: nothing between keeps them. */
const NO_STORE = { 'Cache-Control': 'no-store' };

export interface ErrorAnswer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export interface ErrorContext {
  locale: Locale;
  errorShape?: Call['errorShape'];
  /** Told of errors that are our own bugs, once each. */
  onBug?: (error: unknown) => void;
}

/** What the outside hears of an error; of our own bugs no detail, no stack, no SQL. */
export function describeError(error: unknown, { locale, errorShape, onBug }: ErrorContext): ErrorAnswer {
  const known = findAppError(error);
  if (known === null) onBug?.(error);
  const code = known?.code ?? 'internal';
  const details = known?.details ?? {};
  const text = errorText(code, locale);
  const head = errorShape === 'agent' ? { status: 'error' } : { success: false };
  const issues = details.issues?.map((issue) => ({ path: issue.path, message: issueText(issue, locale) }));
  return {
    status: ERROR_STATUS[code],
    headers: { ...NO_STORE, ...detailHeaders(details) },
    body: { ...head, code, message: text, error: text, ...(issues ? { issues } : {}) },
  };
}

export function errorResponse(error: unknown, context: ErrorContext): Response {
  const { status, headers, body } = describeError(error, context);
  return Response.json(body, { status, headers });
}

export function jsonResponse(
  body: unknown,
  init: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return Response.json(body, { status: init.status ?? 200, headers: { ...NO_STORE, ...init.headers } });
}

/** JSON that is made while it goes out. */
export function jsonStreamResponse(stream: ReadableStream<Uint8Array>): Response {
  return textStreamResponse(stream, 'application/json');
}

/** Any text that is made while it goes out. */
export function textStreamResponse(
  stream: ReadableStream<Uint8Array>,
  contentType: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(stream, { headers: { ...NO_STORE, 'Content-Type': contentType, ...headers } });
}

/** Bytes that go on: nothing on the way may keep, compress or gather them. */
export function streamResponse(stream: ReadableStream<Uint8Array>, contentType: string): Response {
  const headers = {
    'Cache-Control': 'no-store, no-transform',
    'Content-Type': contentType,
    'X-Accel-Buffering': 'no',
  };
  return new Response(stream, { headers });
}

/** A picture with its age and number; 204 when there is none. */
export function frameResponse(picture: Picture | null): Response {
  if (picture === null) return new Response(null, { status: 204, headers: NO_STORE });
  const { sequence, receivedAt } = picture.frame;
  const headers = new Headers(imageHeaders({ timestamp: receivedAt, sequence }));
  headers.set('Cache-Control', 'no-store, no-transform');
  headers.set('Content-Type', 'image/jpeg');
  headers.set(BODY_HEADERS['Content-Length'], String(picture.jpeg.length));
  return new Response(new Uint8Array(picture.jpeg), { headers });
}

/** A recorded picture never changes; only the browser of its caregiver may keep it. */
export function recordedFrameResponse(jpeg: Buffer): Response {
  const headers = {
    [BODY_HEADERS['Content-Length']]: String(jpeg.length),
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Content-Type': 'image/jpeg',
  };
  return new Response(new Uint8Array(jpeg), { headers });
}

/** To a page after a form, with GET. The place is relative: a proxy may know us by another name. */
export function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...NO_STORE, ...headers, Location: location } });
}

function detailHeaders({ retryAfterS, allow, completeLength }: AppErrorDetails): Record<string, string> {
  return {
    ...(retryAfterS === undefined ? {} : { 'Retry-After': String(retryAfterS) }),
    ...(allow === undefined ? {} : { Allow: allow.join(', ') }),
    ...(completeLength === undefined ? {} : { 'Content-Range': `bytes */${completeLength}` }),
  };
}
