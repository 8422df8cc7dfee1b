/**
 * What only one of MySQL 8.0 and MariaDB 10.6 takes, or what they take differently. Written from the two manuals; MySQL
 * itself does not run here.
 */
interface Rule {
  name: string;
  /** Against a statement without comments, texts and quoted names, in which blanks are single. */
  pattern: RegExp;
}

/** Any of these functions, called. */
const calls = (names: string) => new RegExp(`\\b(?:${names.trim().split(/\s+/).join('|')}) ?\\(`, 'i');

const MARIADB_TYPE = '(?:UUID|INET4|INET6|VECTOR|XMLTYPE)';
const KIND = '(?:COLUMN|INDEX|KEY|UNIQUE|CONSTRAINT|FOREIGN KEY|PRIMARY KEY|PARTITION)';

const MARIADB_ONLY: readonly Rule[] = [
  {
    name: 'IF [NOT] EXISTS of a column, key or constraint',
    pattern: new RegExp(`\\b(?:ADD|DROP|MODIFY|CHANGE|RENAME|ALTER)(?: ${KIND})* IF (?:NOT )?EXISTS\\b`, 'i'),
  },
  {
    name: 'IF NOT EXISTS of a new index',
    pattern: /\bCREATE(?: \w+)? INDEX IF NOT EXISTS\b/i,
  },
  { name: 'ALTER TABLE IF EXISTS', pattern: /\bALTER TABLE IF EXISTS\b/i },
  { name: 'RETURNING', pattern: /\bRETURNING\b/i },
  { name: 'CREATE OR REPLACE', pattern: /\bCREATE OR REPLACE (?!VIEW|SPATIAL|ALGORITHM|DEFINER|SQL)/i },
  {
    name: 'a sequence',
    pattern: /\b(?:CREATE|ALTER|DROP)(?: \w+)? SEQUENCE\b|\b(?:NEXT|PREVIOUS) VALUE FOR\b/i,
  },
  {
    name: 'system versioning',
    pattern: /\bSYSTEM VERSIONING\b|\bSYSTEM_TIME\b|\bPERIOD FOR\b|\bPORTION OF\b/i,
  },
  { name: 'ROWS EXAMINED', pattern: /\bROWS EXAMINED\b/i },
  { name: 'FETCH FIRST', pattern: /\bFETCH (?:FIRST|NEXT)\b/i },
  { name: 'SET STATEMENT', pattern: /\bSET STATEMENT\b/i },
  { name: 'EXECUTE IMMEDIATE', pattern: /\bEXECUTE IMMEDIATE\b/i },
  { name: 'IGNORED', pattern: /\bIGNORED\b/i },
  { name: 'WAIT n', pattern: /\bWAIT \d+/i },
  { name: 'PERSISTENT', pattern: /\bPERSISTENT\b/i },
  { name: 'COMPRESSED as part of a column', pattern: /\b(?:TEXT|BLOB|\)) COMPRESSED\b/i },
  {
    name: 'a type of MariaDB',
    pattern: new RegExp(
      `(?:[(,] ?|\\b(?:ADD|COLUMN) )(?!AS )\\w+ ${MARIADB_TYPE}(?=[ ,()]|$)(?! FROM)|\\bAS ${MARIADB_TYPE} ?\\)`,
      'i',
    ),
  },
  { name: 'a ROW type', pattern: /\bROW ?\( ?\w+ (?:\w*INT|VARCHAR|TEXT|DATE|DATETIME|DOUBLE|FLOAT)\b/i },
  {
    name: 'a plain default of a TEXT, BLOB or JSON',
    pattern: /\b(?:(?:TINY|MEDIUM|LONG)?(?:TEXT|BLOB)|JSON)\b[^,()]*\bDEFAULT (?!NULL\b|\()/i,
  },
  { name: 'a collation of MariaDB', pattern: /uca1400|_nopad_/i },
  { name: 'an engine of MariaDB', pattern: /\bENGINE ?=? ?(?:Aria|ColumnStore|S3|Spider|RocksDB)\b/i },
  {
    name: 'a function of MariaDB',
    pattern: calls(`NVL NVL2 DECODE DECODE_ORACLE TO_CHAR TO_NUMBER TO_DATE ADD_MONTHS MONTHS_BETWEEN SFORMAT
      NATURAL_SORT_KEY CHR LENGTHB CRC32C KDF MEDIAN PERCENTILE_CONT PERCENTILE_DISC NEXTVAL LASTVAL SETVAL UUID_V4
      UUID_V7 SYS_GUID COLUMN_\\w+ VEC_\\w+ JSON_COMPACT JSON_DETAILED JSON_EQUALS JSON_EXISTS JSON_LOOSE
      JSON_NORMALIZE JSON_QUERY JSON_OBJECT_TO_ARRAY JSON_OBJECT_FILTER_KEYS JSON_KEY_VALUE PASSWORD OLD_PASSWORD
      ENCODE DES_ENCRYPT DES_DECRYPT ENCRYPT`),
  },
];

const MYSQL_ONLY: readonly Rule[] = [
  { name: 'an arrow into JSON', pattern: /->/ },
  { name: 'an alias of the new row', pattern: /\bVALUES\b.*\) AS \w+(?: ?\([\w, ]+\))? ON DUPLICATE KEY\b/i },
  { name: 'VALUES ROW()', pattern: /\bVALUES ROW ?\(/i },
  { name: 'a TABLE statement', pattern: /^TABLE \w+/i },
  { name: 'WITH before a change', pattern: /^WITH\b.*\) ?(?:UPDATE|DELETE)\b/i },
  { name: 'LATERAL', pattern: /\bLATERAL\b/i },
  { name: 'MEMBER OF', pattern: /\bMEMBER OF\b/i },
  { name: 'FOR SHARE', pattern: /\bFOR SHARE\b/i },
  { name: 'FOR UPDATE OF', pattern: /\bFOR UPDATE OF\b/i },
  { name: 'INVISIBLE', pattern: /\bINVISIBLE\b|\b(?:INDEX|KEY) \w+(?: ?\([^)]*\))? VISIBLE\b/i },
  { name: 'a key of an expression', pattern: /\b(?:INDEX|KEY)(?: \w+)?(?: ON \w+)? ?\( ?\(/i },
  { name: 'DROP CHECK', pattern: /\bDROP CHECK\b/i },
  { name: 'SET PERSIST', pattern: /\bSET PERSIST\b/i },
  { name: 'a collation of MySQL', pattern: /_0900_/i },
  {
    name: 'a function of MySQL',
    pattern: calls(`ANY_VALUE BIN_TO_UUID UUID_TO_BIN IS_UUID REGEXP_LIKE JSON_PRETTY JSON_STORAGE_SIZE
      JSON_STORAGE_FREE JSON_SCHEMA_VALIDATION_REPORT PS_CURRENT_THREAD_ID PS_THREAD_ID FORMAT_BYTES FORMAT_PICO_TIME
      GROUPING ICU_VERSION STATEMENT_DIGEST STATEMENT_DIGEST_TEXT GTID_SUBSET GTID_SUBTRACT RANDOM_BYTES`),
  },
  {
    name: 'a name that MySQL reserves',
    pattern:
      /\bAS (?:CUBE|CUME_DIST|DENSE_RANK|EMPTY|FIRST_VALUE|FUNCTION|GROUPS|LAG|LAST_VALUE|LEAD|NTH_VALUE|NTILE|OF|PERCENT_RANK|RANK|RECURSIVE|ROW_NUMBER|SYSTEM)\b/i,
  },
];

const DIFFERENT: readonly Rule[] = [
  // MySQL from 8.0.31 on, with other precedence.
  { name: 'EXCEPT or INTERSECT', pattern: /\b(?:EXCEPT|INTERSECT)\b/i },
  // MariaDB has no RETURNING and ON EMPTY in it, and takes other columns; two came after 10.6.
  {
    name: 'a function of JSON that differs',
    pattern: calls('JSON_VALUE JSON_TABLE JSON_SCHEMA_VALID JSON_OVERLAPS'),
  },
  // ICU in one, PCRE in the other.
  { name: 'regular expressions that differ', pattern: calls('REGEXP_REPLACE REGEXP_SUBSTR REGEXP_INSTR') },
  { name: 'a comment that is run', pattern: /\bRUN_COMMENT\b/ },
];

const RULES = [...MARIADB_ONLY, ...MYSQL_ONLY, ...DIFFERENT];

/** Names of all that one of the two would refuse or take otherwise; empty for a statement that both take. */
export function findUnportable(sql: string): string[] {
  const bare = stripSql(sql);
  return RULES.filter(({ pattern }) => pattern.test(bare)).map(({ name }) => name);
}

const TEXT = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"/;
const QUOTED_NAME = /`(?:[^`]|``)*`/;
const COMMENT = /\/\*[\s\S]*?\*\/|(?:--(?=\s)|#)[^\n]*/;
const NOT_OURS = new RegExp([TEXT, QUOTED_NAME, COMMENT].map(({ source }) => source).join('|'), 'g');

/** Texts, quoted names and comments may say anything, except comments that one of the two runs. */
function stripSql(sql: string): string {
  const bare = sql.replace(NOT_OURS, (part) => {
    if (part.startsWith('`')) return 'q';
    if (/^\/\*M?!/.test(part)) return ' RUN_COMMENT ';
    return /^['"]/.test(part) ? "''" : ' ';
  });
  return bare.replace(/\s+/g, ' ').trim();
}
