import {
  anyOf,
  columnExists,
  columnIs,
  type Done,
  type Migration,
  noRowHas,
  not,
  type Step,
  tableExists,
} from '@/lib/store/migrate/step';

/**
 * Somebody started this server first and read the dump of an earlier installation in over its tables afterwards. Ids
 * begin anew then: what refers to accounts and cradles of before belongs to nobody, and must not become somebody
 * else's. An earlier installation's tables are told by what 002 and 003 have not done to them yet, so this comes first.
 */
export const replacedTables: Migration = {
  name: '000-replaced-tables',
  steps: [
    emptyUnless(columnExists('users', 'username_key'), 'sessions'),
    emptyUnless(columnExists('users', 'username_key'), 'push_subscriptions'),
    emptyUnless(columnIs('agents', 'created_at', 'DATETIME_PRECISION >= 3'), 'cradle_state'),
  ],
};

function emptyUnless(isOurs: Done, table: string): Step {
  return {
    done: anyOf(isOurs, not(tableExists(table)), noRowHas(table, '1 = 1')),
    sql: `DELETE FROM ${table}`,
  };
}
