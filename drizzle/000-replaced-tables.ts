import {
  anyOf,
  columnExists,
  columnIs,
  type Done,
  isTableWith,
  type Migration,
  noRowHas,
  not,
  type Step,
} from '@/lib/store/migrate/step';

/**
 * Somebody started this server first and read the dump of an earlier installation in over its tables afterwards. Ids
 * begin anew then: what refers to accounts and cradles of before belongs to nobody, and must not become somebody
 * else's. An earlier installation's tables are told by what 002 and 003 have not done to them yet, so this comes first.
 */
export const replacedTables: Migration = {
  name: '000-replaced-tables',
  steps: [
    emptyUnless(columnExists('users', 'username_key'), 'sessions', 'token_hash'),
    emptyUnless(columnExists('users', 'username_key'), 'push_subscriptions', 'endpoint_hash'),
    emptyUnless(columnExists('users', 'username_key'), 'notifications', 'alert_uid'),
    emptyUnless(columnExists('users', 'username_key'), 'action_tokens', 'token_hash'),
    emptyUnless(columnExists('users', 'username_key'), 'email_addresses', 'confirmed_at'),
    emptyUnless(columnIs('agents', 'created_at', 'DATETIME_PRECISION >= 3'), 'cradle_state', 'live'),
    emptyUnless(columnIs('agents', 'created_at', 'DATETIME_PRECISION >= 3'), 'reading_minutes', 'minute'),
  ],
};

/** @param mark a column that only a table of ours has: another's is not ours to empty. */
function emptyUnless(isOurs: Done, table: string, mark: string): Step {
  return {
    done: anyOf(isOurs, not(isTableWith(table, mark)), noRowHas(table, '1 = 1')),
    sql: `DELETE FROM ${table}`,
  };
}
