import { describe, expect, it } from 'vitest';
import { findUnportable } from '@/e2e/servers/portable-sql';
import type { SchemaReader } from '@/lib/store/migrate/step';
import { MIGRATIONS } from './migrations';

describe('what only MariaDB takes', () => {
  it.each([
    ['ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['ALTER TABLE t ADD IF NOT EXISTS a INT', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['ALTER TABLE t DROP COLUMN IF EXISTS a', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['ALTER TABLE t MODIFY COLUMN IF EXISTS a INT', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['ALTER TABLE t ADD INDEX IF NOT EXISTS i (a)', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['ALTER TABLE t ADD UNIQUE KEY IF NOT EXISTS i (a)', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['ALTER TABLE t DROP FOREIGN KEY IF EXISTS f', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['ALTER TABLE t DROP CONSTRAINT IF EXISTS f', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['CREATE INDEX IF NOT EXISTS i ON t (a)', 'IF NOT EXISTS of a new index'],
    ['CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a)', 'IF NOT EXISTS of a new index'],
    ['DROP INDEX IF EXISTS i ON t', 'IF [NOT] EXISTS of a column, key or constraint'],
    ['ALTER TABLE IF EXISTS t ADD COLUMN a INT', 'ALTER TABLE IF EXISTS'],
    ['INSERT INTO t (a) VALUES (1) RETURNING id', 'RETURNING'],
    ['delete from t where a = 1 returning id', 'RETURNING'],
    ['CREATE OR REPLACE TABLE t (a INT)', 'CREATE OR REPLACE'],
    ['CREATE SEQUENCE s', 'a sequence'],
    ['SELECT NEXT VALUE FOR s', 'a sequence'],
    ['ALTER TABLE t ADD SYSTEM VERSIONING', 'system versioning'],
    ['SELECT a FROM t FOR SYSTEM_TIME ALL', 'system versioning'],
    ['SELECT a FROM t LIMIT ROWS EXAMINED 100', 'ROWS EXAMINED'],
    ['SELECT a FROM t ORDER BY a FETCH FIRST 3 ROWS ONLY', 'FETCH FIRST'],
    ['SET STATEMENT max_statement_time = 1 FOR SELECT 1', 'SET STATEMENT'],
    ['EXECUTE IMMEDIATE q', 'EXECUTE IMMEDIATE'],
    ['ALTER TABLE t ALTER INDEX i IGNORED', 'IGNORED'],
    ['SELECT a FROM t FOR UPDATE WAIT 5', 'WAIT n'],
    ['CREATE TABLE t (a INT, b INT AS (a + 1) PERSISTENT)', 'PERSISTENT'],
    ['CREATE TABLE t (a TEXT COMPRESSED)', 'COMPRESSED as part of a column'],
    ['CREATE TABLE t (id UUID NOT NULL)', 'a type of MariaDB'],
    ['CREATE TABLE t (id INT, ip INET6)', 'a type of MariaDB'],
    ['ALTER TABLE t ADD COLUMN `ip` INET4 NULL', 'a type of MariaDB'],
    ['CREATE TABLE t (v VECTOR(5))', 'a type of MariaDB'],
    ['SELECT CAST(a AS UUID) FROM t', 'a type of MariaDB'],
    ['DECLARE r ROW (a INT, b TEXT)', 'a ROW type'],
    ["CREATE TABLE t (a TEXT NOT NULL DEFAULT '')", 'a plain default of a TEXT, BLOB or JSON'],
    ['CREATE TABLE t (a INT) COLLATE utf8mb4_uca1400_ai_ci', 'a collation of MariaDB'],
    ['CREATE TABLE t (a VARCHAR(9) COLLATE utf8mb4_unicode_nopad_ci)', 'a collation of MariaDB'],
    ['CREATE TABLE t (a INT) ENGINE=Aria', 'an engine of MariaDB'],
    ['SELECT NVL(a, 1) FROM t', 'a function of MariaDB'],
    ["SELECT TO_CHAR(a, 'YYYY') FROM t", 'a function of MariaDB'],
    ['SELECT add_months (a, 1) FROM t', 'a function of MariaDB'],
    ["SELECT SFORMAT('{}', a) FROM t", 'a function of MariaDB'],
    ['SELECT a FROM t ORDER BY NATURAL_SORT_KEY(a)', 'a function of MariaDB'],
    ['SELECT NEXTVAL(s)', 'a function of MariaDB'],
    ["SELECT JSON_EXISTS(a, '$.b') FROM t", 'a function of MariaDB'],
    ["SELECT PASSWORD('a')", 'a function of MariaDB'],
  ])('is found: %s', (sql, name) => expect(findUnportable(sql)).toEqual([name]));
});

describe('what only MySQL takes', () => {
  it.each([
    ["SELECT a->'$.b' FROM t", 'an arrow into JSON'],
    ["SELECT `a`->>'$.b' FROM t", 'an arrow into JSON'],
    ['INSERT INTO t (a) VALUES (1) AS new ON DUPLICATE KEY UPDATE a = new.a', 'an alias of the new row'],
    [
      'INSERT INTO t (a) VALUES (1), (2) AS fresh (b) ON DUPLICATE KEY UPDATE a = b',
      'an alias of the new row',
    ],
    ['VALUES ROW(1, 2), ROW(3, 4)', 'VALUES ROW()'],
    ['TABLE t', 'a TABLE statement'],
    ['WITH old AS (SELECT id FROM t) DELETE FROM t WHERE id IN (SELECT id FROM old)', 'WITH before a change'],
    ['SELECT a FROM t, LATERAL (SELECT b FROM u) AS v', 'LATERAL'],
    ['SELECT a FROM t WHERE 1 MEMBER OF (b)', 'MEMBER OF'],
    ['SELECT a FROM t FOR SHARE', 'FOR SHARE'],
    ['SELECT a FROM t JOIN u FOR UPDATE OF t', 'FOR UPDATE OF'],
    ['ALTER TABLE t ALTER INDEX i INVISIBLE', 'INVISIBLE'],
    ['CREATE INDEX i ON t ((LOWER(a)))', 'a key of an expression'],
    ['ALTER TABLE t DROP CHECK c', 'DROP CHECK'],
    ['SET PERSIST max_connections = 5', 'SET PERSIST'],
    ['CREATE TABLE t (a INT) COLLATE=utf8mb4_0900_ai_ci', 'a collation of MySQL'],
    ['SELECT ANY_VALUE(a) FROM t', 'a function of MySQL'],
    ['SELECT BIN_TO_UUID(a), uuid_to_bin(b) FROM t', 'a function of MySQL'],
    ["SELECT a FROM t WHERE REGEXP_LIKE(a, 'b')", 'a function of MySQL'],
    ['SELECT a AS rank FROM t', 'a name that MySQL reserves'],
  ])('is found: %s', (sql, name) => expect(findUnportable(sql)).toEqual([name]));
});

describe('what the two take differently', () => {
  it.each([
    ['SELECT a FROM t EXCEPT SELECT a FROM u', 'EXCEPT or INTERSECT'],
    ['SELECT a FROM t INTERSECT SELECT a FROM u', 'EXCEPT or INTERSECT'],
    ["SELECT JSON_VALUE(a, '$.b') FROM t", 'a function of JSON that differs'],
    ["SELECT b FROM JSON_TABLE(a, '$[*]' COLUMNS (b INT PATH '$'))  AS j", 'a function of JSON that differs'],
    ["SELECT REGEXP_REPLACE(a, 'b', 'c') FROM t", 'regular expressions that differ'],
    ['CREATE TABLE t (a INT) /*!50100 PARTITION BY HASH (a) */', 'a comment that is run'],
    ['SELECT 1 /*M!100500 + 1 */', 'a comment that is run'],
  ])('is found: %s', (sql, name) => expect(findUnportable(sql)).toEqual([name]));
});

describe('what both take', () => {
  it.each([
    'CREATE TABLE IF NOT EXISTS t (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, a JSON NOT NULL) ENGINE=InnoDB',
    'DROP TABLE IF EXISTS t',
    'CREATE USER IF NOT EXISTS u',
    'CREATE DATABASE IF NOT EXISTS d CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
    'CREATE OR REPLACE VIEW v AS SELECT 1',
    'ALTER TABLE agents MODIFY COLUMN uuid VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
    'ALTER TABLE t ALTER COLUMN a SET DEFAULT 0, ADD COLUMN b TEXT NULL DEFAULT NULL',
    'SELECT id, uuid FROM agents WHERE uuid = ? FOR UPDATE',
    'SELECT a FROM t LOCK IN SHARE MODE',
    'SELECT a FROM t FOR UPDATE SKIP LOCKED',
    'INSERT INTO t (a) VALUES (1), (2) ON DUPLICATE KEY UPDATE a = VALUES(a)',
    'INSERT INTO t (a) SELECT b AS a FROM u ON DUPLICATE KEY UPDATE b = 1',
    "SELECT JSON_EXTRACT(a, '$.b'), JSON_UNQUOTE(a), JSON_OBJECT('c', 1) FROM t",
    'SELECT MIN(a) OVER (PARTITION BY b ORDER BY c) AS least_a FROM t',
    'WITH old AS (SELECT id FROM t) SELECT id FROM old',
    "SELECT 'a->b', \"RETURNING\", `rank`, 'it''s LATERAL', 'a\\'s EXCEPT' FROM t",
    "SELECT 1 -- isn't RETURNING\n, 2 # LATERAL\n, 3 /* EXCEPT */",
    'SELECT SHA2(a, 256), UTC_TIMESTAMP(3), CHAR(10 USING utf8mb4), GET_LOCK(?, 1)',
  ])('is let through: %s', (sql) => expect(findUnportable(sql)).toEqual([]));
});

it('is not in the migrations, nor in what they ask the database', async () => {
  const statements: string[] = [];
  const schema: SchemaReader = {
    async count(sql) {
      statements.push(sql);
      // 0 and 1 in turn, so that questions behind a first one are asked as well.
      return statements.length % 2;
    },
  };
  for (const step of MIGRATIONS.flatMap(({ steps }) => steps)) {
    statements.push(step.sql);
    await step.done(schema);
    statements.push(step.sql);
    await step.done(schema);
  }
  expect(statements.length).toBeGreaterThan(200);
  expect(statements.map((sql) => [sql, findUnportable(sql)]).filter(([, found]) => found?.length)).toEqual(
    [],
  );
});
