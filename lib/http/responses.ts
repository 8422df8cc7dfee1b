import type { Call } from '@/lib/contracts/call';
import { imageHeaders } from '@/lib/frames/multipart';
import type { Picture } from '@/lib/frames/take-frame';
import { errorText } from '@/lib/i18n/errors';
import type { Locale } from '@/lib/i18n/locales';
import { type AppErrorDetails, type ErrorCode, findAppError } from '@/lib/platform/errors';

/** The one place where a refusal becomes a status. */
const STATUS = {
  bad_request: 400,
  invalid_json: 400,
  validation_failed: 400,
  credentials_missing: 400,
  username_taken: 400,
  credentials_wrong: 401,
  agent_fields_missing: 400,
  cradle_uuid_missing: 400,
  uuid_missing: 400,
  cradle_not_registered: 404,
  cradle_not_selectable: 404,
  cradle_claimed: 409,
  motor_action_invalid: 400,
  motor_not_sent: 500,
  unauthorized: 401,
  origin_forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  headers_too_large: 431,
  request_timeout: 408,
  unsupported_media_type: 415,
  too_many_requests: 429,
  database_unavailable: 503,
  broker_unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

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
  const issues = details.issues ? { issues: details.issues } : {};
  return {
    status: STATUS[code],
    headers: { ...NO_STORE, ...detailHeaders(details) },
    body: { ...head, code, message: text, error: text, ...issues },
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
  return new Response(new Uint8Array(picture.jpeg), { headers });
}

/** To a page after a form, with GET. The place is relative: a proxy may know us by another name. */
export function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...NO_STORE, ...headers, Location: location } });
}

function detailHeaders({ retryAfterS, allow }: AppErrorDetails): Record<string, string> {
  return {
    ...(retryAfterS === undefined ? {} : { 'Retry-After': String(retryAfterS) }),
    ...(allow === undefined ? {} : { Allow: allow.join(', ') }),
  };
}
