import {
  anyOf,
  columnIs,
  type Migration,
  noRowHas,
  not,
  type Step,
  tableExists,
} from '@/lib/store/migrate/step';

/**
 * Somebody started this server first and read the dump of an earlier installation in over its tables afterwards. Ids
 * begin anew then: what refers to accounts and cradles of before belongs to nobody, and must not become somebody
 * else's. An earlier installation's tables are told by what 002 has not done to them yet, so this comes before it.
 */
export const replacedTables: Migration = {
  name: '000-replaced-tables',
  steps: [
    emptyIfReplaced('sessions', 'users', 'username'),
    emptyIfReplaced('push_subscriptions', 'users', 'username'),
    emptyIfReplaced('cradle_state', 'agents', 'uuid'),
  ],
};

function emptyIfReplaced(table: string, referred: string, name: string): Step {
  return {
    done: anyOf(
      not(tableExists(referred)),
      columnIs(referred, name, "COLLATION_NAME = 'utf8mb4_bin'"),
      not(tableExists(table)),
      noRowHas(table, '1 = 1'),
    ),
    sql: `DELETE FROM ${table}`,
  };
}
