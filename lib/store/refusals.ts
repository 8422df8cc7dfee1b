import { causesOf, codeOf } from './outage';

/** What the database says of one row that it will never take; anything else may pass, and the row comes again. */
const REFUSED = new Set([
  'ER_NO_REFERENCED_ROW',
  'ER_NO_REFERENCED_ROW_2',
  'ER_DATA_TOO_LONG',
  'ER_WARN_DATA_OUT_OF_RANGE',
  'ER_TRUNCATED_WRONG_VALUE',
  'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD',
  'ER_BAD_NULL_ERROR',
  'ER_CONSTRAINT_FAILED',
]);

export function isRefusal(error: unknown): boolean {
  return causesOf(error).some((cause) => REFUSED.has(codeOf(cause)));
}
