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
  'ER_SERVER_SHUTDOWN',
]);
/** mysql2 has no code for these. */
const AWAY_SENTENCES = /closed state|Pool is closed|Queue limit reached|connection is in closed/i;
const RETRY_AFTER_S = 5;

export function isOutage(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    const code = (current as { code?: unknown }).code;
    if (code === 'database_unavailable' || (typeof code === 'string' && AWAY.has(code))) return true;
    if (AWAY_SENTENCES.test(current.message)) return true;
    current = current.cause;
  }
  return false;
}

/** Whether nothing was wrong but that the answer, or the connection, took too long. */
export function isTimeout(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    const { code } = current as { code?: unknown };
    if (code === 'PROTOCOL_SEQUENCE_TIMEOUT' || code === 'ETIMEDOUT') return true;
    current = current.cause;
  }
  return false;
}

/** A driver's error as ours: 503 when the database is away, itself otherwise. */
export function translateOutage(error: unknown): unknown {
  return isOutage(error)
    ? new AppError('database_unavailable', { cause: error, details: { retryAfterS: RETRY_AFTER_S } })
    : error;
}
