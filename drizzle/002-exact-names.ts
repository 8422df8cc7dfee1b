import {
  addUniqueIndex,
  anyOf,
  columnExists,
  columnIs,
  type Done,
  indexExists,
  type Migration,
  noRowHas,
  type Step,
  tableIs,
} from '@/lib/store/migrate/step';

const BY_BYTES = "COLLATION_NAME = 'utf8mb4_bin'";
/**
 * A case-sensitive database may hold both "Bob" and "bob". The first has the folded name; the others get one that
 * nobody signs up with, and are found by their names to the letter.
 */
const OWN_KEY = 'CONCAT(LOWER(username), CHAR(10 USING utf8mb4), users.id)';

/** Collations of MySQL 8 tell "bob" from "bob " (they do not pad), and none that both servers have does. */
const rename = (column: string, table: string): string =>
  `Two that differ in blanks at the end only are one from now on, so one of them needs another name: ` +
  `SELECT id, ${column} FROM ${table} WHERE ${column} LIKE '% '`;

/** 255 characters of utf8mb4 are 1,020 bytes; an index of a table that MySQL 5.6 or older made has 767. */
function roomForLongKeys(table: string, hasItsKey: Done): Step {
  return {
    done: anyOf(hasItsKey, tableIs(table, "ROW_FORMAT NOT IN ('Compact', 'Redundant')")),
    sql: `ALTER TABLE ${table} ROW_FORMAT=DYNAMIC`,
  };
}

/**
 * uuids are compared byte for byte, as topics are. Usernames that differ only in case are one name, while a
 * case-insensitive collation would also make é of e and one of all emoji: so the folded name has a column.
 */
export const exactNames: Migration = {
  name: '002-exact-names',
  steps: [
    roomForLongKeys('agents', columnIs('agents', 'uuid', BY_BYTES)),
    {
      done: columnIs('agents', 'uuid', BY_BYTES),
      sql: 'ALTER TABLE agents MODIFY COLUMN uuid VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
      remedy: rename('uuid', 'agents'),
    },
    roomForLongKeys('users', indexExists('users', 'users_username_key')),
    {
      done: columnIs('users', 'username', BY_BYTES),
      sql: 'ALTER TABLE users MODIFY COLUMN username VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
      remedy: rename('username', 'users'),
    },
    {
      done: columnExists('users', 'username_key'),
      sql: 'ALTER TABLE users ADD COLUMN username_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL',
    },
    {
      done: noRowHas('users', 'username_key IS NULL'),
      sql: `UPDATE users LEFT JOIN (
          SELECT DISTINCT later.id FROM users AS later JOIN users AS earlier
            ON (earlier.id < later.id AND LOWER(earlier.username) = LOWER(later.username))
            OR (earlier.id <> later.id AND earlier.username_key = LOWER(later.username))
        ) AS twins ON twins.id = users.id
        SET username_key = IF(twins.id IS NULL, LOWER(username), ${OWN_KEY})
        WHERE username_key IS NULL`,
    },
    // For databases on which a start stopped at the index that comes next.
    {
      done: anyOf(
        indexExists('users', 'users_username_key'),
        noRowHas('users', 'username_key IN (SELECT username_key FROM users GROUP BY 1 HAVING COUNT(*) > 1)'),
      ),
      sql: `UPDATE users JOIN (
          SELECT DISTINCT later.id FROM users AS later JOIN users AS earlier
            ON earlier.id < later.id AND earlier.username_key = later.username_key
        ) AS twins ON twins.id = users.id
        SET username_key = ${OWN_KEY}`,
    },
    addUniqueIndex('users', 'users_username_key', 'username_key'),
    {
      done: columnExists('users', 'created_at'),
      sql: 'ALTER TABLE users ADD COLUMN created_at DATETIME(3) NULL',
    },
  ],
};
