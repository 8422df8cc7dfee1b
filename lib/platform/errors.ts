import type { ValidationIssue } from './validation-issue';

/** Every reason for which we refuse something. Closed: the HTTP status and the words hang on it. */
export const ERROR_CODES = [
  'bad_request',
  'invalid_json',
  'validation_failed',
  'credentials_missing',
  'username_taken',
  'credentials_wrong',
  'password_wrong',
  'agent_fields_missing',
  'cradle_uuid_missing',
  'uuid_missing',
  'cradle_not_registered',
  'cradle_not_selectable',
  'cradle_claimed',
  'motor_action_invalid',
  'motor_not_sent',
  'media_path_invalid',
  'video_not_recorded',
  'storage_full',
  'unauthorized',
  'token_invalid',
  'email_not_set_up',
  'email_address_refused',
  'email_not_sent',
  'email_token_invalid',
  'nobody_to_tell',
  'reopen_too_late',
  'origin_forbidden',
  'not_found',
  'method_not_allowed',
  'body_too_large',
  'headers_too_large',
  'request_timeout',
  'unsupported_media_type',
  'range_not_satisfiable',
  'too_many_requests',
  'database_unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface AppErrorDetails {
  /** Seconds after which trying again makes sense; becomes Retry-After. */
  retryAfterS?: number;
  /** Fields that did not fit; the answer says each in words. */
  issues?: ValidationIssue[];
  /** Methods a path has; becomes Allow. */
  allow?: string[];
  /** Bytes there are, where a range beyond them was asked for; becomes Content-Range. */
  completeLength?: number;
}

/**
 * A refusal that the caller may be told about. Recognise it with `findAppError`, never with `instanceof`:
 * Next loads modules more than once in one process, so classes differ while codes do not.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: AppErrorDetails;

  constructor(code: ErrorCode, options: { cause?: unknown; details?: AppErrorDetails } = {}) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

interface AppErrorLike extends Error {
  code: ErrorCode;
  details: AppErrorDetails;
}

/** The AppError in an error's chain of causes (drivers and libraries wrap ours), or null. */
export function findAppError(error: unknown): AppErrorLike | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    if (current.name === 'AppError') return current as AppErrorLike;
    current = current.cause;
  }
  return null;
}

export function hasErrorCode(error: unknown, code: ErrorCode): boolean {
  return findAppError(error)?.code === code;
}
