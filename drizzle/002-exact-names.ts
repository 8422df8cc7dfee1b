import { addUniqueIndex, columnExists, columnIs, type Migration, noRowHas } from '@/lib/store/migrate/step';

const BY_BYTES = "COLLATION_NAME = 'utf8mb4_bin'";

/**
 * uuids are compared byte for byte, as topics are. Usernames that differ only in case are one name, while a
 * case-insensitive collation would also make é of e and one of all emoji: so the folded name has a column.
 */
export const exactNames: Migration = {
  name: '002-exact-names',
  steps: [
    {
      done: columnIs('agents', 'uuid', BY_BYTES),
      sql: 'ALTER TABLE agents MODIFY COLUMN uuid VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
    },
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
      sql: 'UPDATE users SET username_key = LOWER(username) WHERE username_key IS NULL',
    },
    addUniqueIndex('users', 'users_username_key', 'username_key'),
    {
      done: columnExists('users', 'created_at'),
      sql: 'ALTER TABLE users ADD COLUMN created_at DATETIME(3) NULL',
    },
  ],
};
