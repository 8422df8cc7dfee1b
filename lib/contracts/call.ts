import type { z } from 'zod';
import type { ErrorCode } from '@/lib/platform/errors';

/** Who may make a call: anybody, whoever is signed in, or the caregiver of the cradle that its path names. */
export type Access = 'open' | 'user' | 'cradle';

/** One documented call: what the front door, the handler and the documentation need to know of it. */
export interface Call {
  method: 'GET' | 'POST';
  /** With `{name}` for a part of the path that varies. */
  path: string;
  access: Access;
  /** Fields of a JSON body (or a form, see `form`). Without it the call takes no body. */
  body?: z.ZodObject;
  /** Answer to a body that lacks one of its fields; without it a validation error says which. */
  missing?: ErrorCode;
  /** Answer to a body whose fields do not fit; without it a validation error says which. */
  unfit?: ErrorCode;
  query?: z.ZodObject;
  /** Body of the 200 or 201; null for a stream or a picture, described by `media`. */
  response: z.ZodType | null;
  status?: 200 | 201;
  media?: string;
  /** A plain HTML form may make the call too; it is answered with 303 to these pages. */
  form?: { done: string; failed: string };
  /** The page of this path lives beside the call, so the call is handed to this route instead. */
  twin?: string;
  /** Devices in the field read errors of this call in a shape of its own. */
  errorShape?: 'agent';
  /** With LEGACY_APP_STREAM=1 a status asked for just before opens this call to the same address without a cookie. */
  legacyPass?: boolean;
  /** Our own addition, not part of what earlier installations spoke. */
  ours?: boolean;
}

/** Keeps the exact types of a call's shapes. */
export function defineCall<const C extends Call>(call: C): C {
  return call;
}
