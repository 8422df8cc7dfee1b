import type { z } from 'zod';
import type { ErrorCode } from '@/lib/platform/errors';

/**
 * Who may make a call: anybody, whoever is signed in, or the caregiver of the cradle, alert or recorded frame that
 * its path names.
 */
export type Access = 'open' | 'user' | 'cradle' | 'alert' | 'frame';

/** Body of an answer: JSON of this shape, the bytes that `media` says, or nothing. */
export type AnswerBody = z.ZodType | 'media' | null;

/** One documented call: what the front door, the handler and the documentation need to know of it. */
export interface Call {
  /** Its name in the OpenAPI document. */
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  /** With `{name}` for a part of the path that varies; what fits there is in `path-parameters.ts`. */
  path: string;
  access: Access;
  /** Fields of a JSON body (or a form, see `form`). Without it the call takes no body. */
  body?: z.ZodObject;
  /** Answer to a body that lacks one of its fields; without it a validation error says which. */
  missing?: ErrorCode;
  /** Answer to a body whose fields do not fit; without it a validation error says which. */
  unfit?: ErrorCode;
  query?: z.ZodObject;
  /** Each answer that is no refusal, by status. */
  answers: Readonly<Record<number, AnswerBody>>;
  /** Type of the bytes of an answer that is `media`. */
  media?: string;
  /** What else it may refuse, besides what follows from its method, body, query and access: see `refusalsOf`. */
  refusals?: readonly ErrorCode[];
  /** A plain HTML form may make the call too; it is answered with 303 to these pages. */
  form?: { done: string; failed: string };
  /** The page of this path lives beside the call, so the call is handed to this route instead. */
  twin?: string;
  /** Devices in the field read errors of this call in a shape of its own. */
  errorShape?: 'agent';
  /** With LEGACY_APP_STREAM=1 a status asked for just before opens this call to the same address without a cookie. */
  legacyPass?: boolean;
  /** A link of POST /api/media_links opens this call without a cookie; these of its query fields the link binds. */
  mediaLink?: { binds: readonly string[] };
  /** Our own addition, not part of what earlier installations spoke. */
  ours?: boolean;
  /** For the documentation: a body that is taken, and what is answered to it. */
  example?: { body?: unknown; query?: Record<string, string>; answer?: unknown };
}

/** Keeps the exact types of a call's shapes. */
export function defineCall<const C extends Call>(call: C): C {
  return call;
}

/** What a call's JSON answer looks like from inside. */
export type AnswerOf<
  C extends Call,
  Status extends keyof C['answers'],
> = C['answers'][Status] extends z.ZodType ? z.infer<C['answers'][Status]> : never;

/** What may be wrong with any body. */
const BODY_REFUSALS = [
  'invalid_json',
  'unsupported_media_type',
  'body_too_large',
  'request_timeout',
] as const satisfies readonly ErrorCode[];

/** Every refusal that a call may answer with. */
export function refusalsOf(call: Call): ErrorCode[] {
  const codes = new Set<ErrorCode>(['bad_request', 'internal']);
  if (call.method !== 'GET') codes.add('origin_forbidden');
  if (call.path.includes('{')) codes.add('not_found');
  if (call.access !== 'open') codes.add('unauthorized').add('database_unavailable');
  if (call.query) codes.add('validation_failed');
  if (call.body) {
    for (const code of BODY_REFUSALS) codes.add(code);
    if (call.missing) codes.add(call.missing);
    codes.add(call.unfit ?? 'validation_failed');
  }
  for (const code of call.refusals ?? []) codes.add(code);
  return [...codes].sort();
}
