import { AppError } from '@/lib/platform/errors';

/** What mysql2 and the socket say when the server is not there, was lost or does not answer. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'POOL_CLOSED',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_USER_LIMIT_REACHED',
  'ER_SERVER_SHUTDOWN',
]);
/**
 * What a server says that is there and does not serve us: it is read-only or full, somebody changed our password, or
 * others are in the way. In running use this passes or an operator mends it; at the start it is a reason to stop.
 */
const UNWILLING = new Set([
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_READ_ONLY_MODE',
  'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_ACCOUNT_HAS_BEEN_LOCKED',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_RECORD_FILE_FULL',
  'ER_DISK_FULL',
  'ER_QUERY_INTERRUPTED',
]);
const TIMEOUTS = new Set(['PROTOCOL_SEQUENCE_TIMEOUT', 'ETIMEDOUT']);
/** mysql2 has no code for these. */
const AWAY_SENTENCES =
  /closed state|Connection was killed|Pool is closed|Queue limit reached|connection is in closed/i;
const RETRY_AFTER_S = 5;

/** Whether the server is not there, or the connection to it is lost: its answer will not come. */
export function isOutage(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      codeOf(cause) === 'database_unavailable' ||
      AWAY.has(codeOf(cause)) ||
      AWAY_SENTENCES.test(cause.message),
  );
}

/** Whether nothing was wrong but that the answer, or the connection, took too long. */
export function isTimeout(error: unknown): boolean {
  return causesOf(error).some((cause) => TIMEOUTS.has(codeOf(cause)));
}

/** By which word a server that is there refused to serve us; null when that is not the trouble. */
export function findUnwillingness(error: unknown): string | null {
  return (
    causesOf(error)
      .map(codeOf)
      .find((code) => UNWILLING.has(code)) ?? null
  );
}

/** A driver's error as ours: 503 when the database is away or does not serve us, itself otherwise. */
export function translateOutage(error: unknown): unknown {
  return isOutage(error) || findUnwillingness(error) !== null
    ? new AppError('database_unavailable', { cause: error, details: { retryAfterS: RETRY_AFTER_S } })
    : error;
}

/** The error and what it wraps: the query builder and we say more of what the driver said. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let current = error; current instanceof Error && causes.length < 6; current = current.cause)
    causes.push(current);
  return causes;
}

export function codeOf(error: Error): string {
  return String((error as { code?: unknown }).code);
}

const REFERENCED = new Set(['ER_ROW_IS_REFERENCED', 'ER_ROW_IS_REFERENCED_2']);

/** The row cannot go: another one refers to it. */
export function isReferenced(error: unknown): boolean {
  return causesOf(error).some((cause) => REFERENCED.has(codeOf(cause)));
}
