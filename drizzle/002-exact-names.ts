import {
  addUniqueIndex,
  anyOf,
  columnExists,
  columnIs,
  type Done,
  indexExists,
  type Migration,
  noRowHas,
  refuseUnless,
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
function refuseTwins(table: string, column: string, isExact: Done): Step {
  return refuseUnless(
    anyOf(
      isExact,
      noRowHas(
        table,
        `${column} LIKE '% ' AND EXISTS (SELECT 1 FROM ${table} AS twin
          WHERE twin.id <> ${table}.id AND ${padded('twin', column)} = ${padded(table, column)})`,
      ),
    ),
    `Two that differ in blanks at the end only are one from now on, so one of them needs another name: ` +
      `SELECT id, ${column} FROM ${table} WHERE ${column} LIKE '% '`,
  );
}

/** As 002 compares names afterwards, whatever the column's own collation. */
function padded(table: string, column: string): string {
  return `CONVERT(${table}.${column} USING utf8mb4) COLLATE utf8mb4_bin`;
}

/** What devices and callers send is trimmed, so that a uuid with blanks at its ends is never met again. */
const TRIMMABLE = `CHAR_LENGTH(agents.uuid) <> CHAR_LENGTH(TRIM(agents.uuid)) AND TRIM(agents.uuid) <> ''`;
const TRIMMED_IS_TAKEN = `EXISTS (SELECT 1 FROM agents AS others
  WHERE others.id <> agents.id AND TRIM(others.uuid) = TRIM(agents.uuid))`;

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
    {
      done: anyOf(
        columnIs('agents', 'uuid', BY_BYTES),
        noRowHas('agents', `${TRIMMABLE} AND NOT ${TRIMMED_IS_TAKEN}`),
      ),
      sql: `UPDATE agents LEFT JOIN (
          SELECT DISTINCT one.id FROM agents AS one JOIN agents AS others
            ON others.id <> one.id AND TRIM(others.uuid) = TRIM(one.uuid)
        ) AS twins ON twins.id = agents.id
        SET agents.uuid = TRIM(agents.uuid) WHERE twins.id IS NULL AND ${TRIMMABLE}`,
      says: 'Blanks at the ends of uuids were cut, as they are cut of what devices send',
    },
    refuseTwins('agents', 'uuid', columnIs('agents', 'uuid', BY_BYTES)),
    roomForLongKeys('agents', columnIs('agents', 'uuid', BY_BYTES)),
    {
      done: columnIs('agents', 'uuid', BY_BYTES),
      sql: 'ALTER TABLE agents MODIFY COLUMN uuid VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
    },
    refuseTwins('users', 'username', columnIs('users', 'username', BY_BYTES)),
    roomForLongKeys('users', indexExists('users', 'users_username_key')),
    {
      done: columnIs('users', 'username', BY_BYTES),
      sql: 'ALTER TABLE users MODIFY COLUMN username VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
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
