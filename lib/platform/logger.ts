import { pino } from 'pino';
import pretty from 'pino-pretty';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Fields = Record<string, unknown>;

export interface Logger {
  info(sentence: string, fields?: Fields): void;
  warn(sentence: string, fields?: Fields): void;
  error(sentence: string, fields?: Fields): void;
  debug(sentence: string, fields?: Fields): void;
  child(fields: { module: string }): Logger;
}

/** One line an event, for a person who reads the terminal or the journal: constant sentence, then fields. */
export function createLogger(level: LogLevel): Logger {
  const stream = pretty({
    colorize: process.stdout.isTTY === true,
    // By default `error` would get a line of its own.
    errorLikeObjectKeys: [],
    ignore: 'pid,hostname,module',
    messageFormat: '[{module}] {msg}',
    singleLine: true,
    sync: true,
    translateTime: 'SYS:yyyy-mm-dd HH:MM:ss.l',
  });
  return wrap(pino({ level, base: null }, stream));
}

interface PinoLike {
  info(fields: Fields, sentence: string): void;
  warn(fields: Fields, sentence: string): void;
  error(fields: Fields, sentence: string): void;
  debug(fields: Fields, sentence: string): void;
  child(fields: Fields): PinoLike;
}

function wrap(target: PinoLike): Logger {
  return {
    info: (sentence, fields = {}) => target.info(readable(fields), sentence),
    warn: (sentence, fields = {}) => target.warn(readable(fields), sentence),
    error: (sentence, fields = {}) => target.error(readable(fields), sentence),
    debug: (sentence, fields = {}) => target.debug(readable(fields), sentence),
    child: (fields) => wrap(target.child(fields)),
  };
}

/** Errors are not enumerable: without this `{ error }` would print as `{}`. */
function readable(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? describe(value) : value]),
  );
}

/** What drizzle adds to its message: names, hashes and tokens do not belong in a log. */
const QUERY_PARAMETERS = /\nparams: .*$/s;
/** Causes of causes are shown this deep: a chain may bite its own tail. */
const MAX_CAUSES = 6;

function describe(error: Error, depth = 0): string {
  const { code } = error as { code?: unknown };
  // A connection refused on both IPv4 and IPv6 is an AggregateError with a code and no message.
  const text = error.message.replace(QUERY_PARAMETERS, '') || (typeof code === 'string' ? code : error.name);
  const hasReason = error.cause instanceof Error && depth < MAX_CAUSES;
  return hasReason ? `${text} (${describe(error.cause as Error, depth + 1)})` : text;
}
