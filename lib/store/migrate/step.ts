/** Asks the running database something about its own shape. */
export interface SchemaReader {
  /** First column of the first row as a number; 0 when there is no row. */
  count(sql: string, params: readonly string[]): Promise<number>;
}

/** True when the step's effect is already there, whoever made it. */
export type Done = (schema: SchemaReader) => Promise<boolean>;

/**
 * One statement of a migration. DDL commits by itself, so a step is the unit that can be interrupted:
 * a start after a crash runs again whatever is not `done`.
 */
export interface Step {
  done: Done;
  sql: string;
  /** For the operator, when values are changed: logged with the number of rows. */
  says?: string;
  /** For the operator, when the database refuses the statement with these rows: what to do about them. */
  remedy?: string;
}

export interface Migration {
  name: string;
  steps: readonly Step[];
}

/** Asks in this order and no further than the first that says yes: a look at the rows comes after one at the shape. */
export function anyOf(...questions: Done[]): Done {
  return async (schema) => {
    for (const question of questions) if (await question(schema)) return true;
    return false;
  };
}

export function allOf(...questions: Done[]): Done {
  return async (schema) => {
    for (const question of questions) if (!(await question(schema))) return false;
    return true;
  };
}

export function not(question: Done): Done {
  return async (schema) => !(await question(schema));
}

/** A view of the name is none. */
export function tableExists(table: string): Done {
  return tableIs(table, "TABLE_TYPE = 'BASE TABLE'");
}

export function nameIsFree(table: string): Done {
  return not(tableIs(table, '1 = 1'));
}

export function isTableWith(table: string, column: string): Done {
  return allOf(tableExists(table), columnExists(table, column));
}

/** True when the table is there and fits the condition over information_schema.TABLES. */
export function tableIs(table: string, condition: string): Done {
  return async (schema) =>
    (await schema.count(
      `SELECT COUNT(*) FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND (${condition})`,
      [table],
    )) > 0;
}

export function columnExists(table: string, column: string): Done {
  return columnIs(table, column, '1 = 1');
}

/** True when the column is there and fits the condition over information_schema.COLUMNS. */
export function columnIs(table: string, column: string, condition: string): Done {
  return async (schema) =>
    (await schema.count(
      `SELECT COUNT(*) FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND COLUMN_NAME = ? AND (${condition})`,
      [table, column],
    )) > 0;
}

export function indexExists(table: string, index: string): Done {
  return async (schema) =>
    (await schema.count(
      `SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND INDEX_NAME = ?`,
      [table, index],
    )) > 0;
}

/** True when no row fits the condition: for steps that change values. Reads a big table only behind a look at its shape. */
export function noRowHas(table: string, condition: string): Done {
  return async (schema) =>
    (await schema.count(`SELECT 1 FROM ${table} WHERE ${condition} LIMIT 1`, [])) === 0;
}

/** Stops the start where a person has to decide. The remedy is the sentence that the operator reads. */
export function refuseUnless(isFit: Done, remedy: string): Step {
  return {
    done: isFit,
    sql: "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'This database is not as we can take it over'",
    remedy,
  };
}

/** A table of ours, created once. */
export function createTable(table: string, body: string): Step {
  return {
    done: tableExists(table),
    sql: `CREATE TABLE IF NOT EXISTS ${table} (${body}) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
  };
}

export function addColumn(table: string, column: string, type: string): Step {
  return { done: columnExists(table, column), sql: `ALTER TABLE ${table} ADD COLUMN ${column} ${type}` };
}

export function addIndex(table: string, index: string, columns: string): Step {
  return { done: indexExists(table, index), sql: `CREATE INDEX ${index} ON ${table} (${columns})` };
}

export function addUniqueIndex(table: string, index: string, columns: string): Step {
  return { done: indexExists(table, index), sql: `CREATE UNIQUE INDEX ${index} ON ${table} (${columns})` };
}

/** MySQL of before 2013 took '0000-00-00' for a moment; nobody can read it, and strict modes do not copy it. */
export function dropZeroDates(table: string, column: string): Step[] {
  const isWidened = anyOf(
    not(columnExists(table, column)),
    columnIs(table, column, 'DATETIME_PRECISION >= 3'),
  );
  const isZero = `${column} < '1000-01-01'`;
  return [
    {
      done: anyOf(isWidened, columnIs(table, column, "IS_NULLABLE = 'YES'"), noRowHas(table, isZero)),
      sql: `ALTER TABLE ${table} MODIFY COLUMN ${column} DATETIME NULL`,
    },
    {
      done: anyOf(isWidened, noRowHas(table, isZero)),
      sql: `UPDATE ${table} SET ${column} = NULL WHERE ${isZero}`,
      says: `Times of zero in ${table}.${column} were taken for none`,
    },
  ];
}

/** A DATETIME of whole seconds widened to milliseconds, so that order within a second survives. */
export function keepMilliseconds(table: string, column: string): Step {
  return {
    done: columnIs(table, column, 'DATETIME_PRECISION >= 3'),
    sql: `ALTER TABLE ${table} MODIFY COLUMN ${column} DATETIME(3) NULL`,
  };
}

/** A time that some earlier installations have: to milliseconds, and no longer asked for by those who do not know it. */
export function keepMillisecondsIfThere(table: string, column: string): Step {
  return {
    ...keepMilliseconds(table, column),
    done: anyOf(
      not(columnExists(table, column)),
      columnIs(table, column, "DATETIME_PRECISION >= 3 AND IS_NULLABLE = 'YES'"),
    ),
  };
}

/** Lets a column be empty that an earlier installation may have made NOT NULL. */
export function allowNull(table: string, column: string, type: string): Step {
  return {
    done: columnIs(table, column, "IS_NULLABLE = 'YES'"),
    sql: `ALTER TABLE ${table} MODIFY COLUMN ${column} ${type} NULL`,
  };
}

/** Puts a value where an earlier installation left none, before the column is made NOT NULL. */
export function fillNulls(table: string, column: string, value: string): Step {
  return {
    done: anyOf(columnIs(table, column, "IS_NULLABLE = 'NO'"), noRowHas(table, `${column} IS NULL`)),
    sql: `UPDATE ${table} SET ${column} = ${value} WHERE ${column} IS NULL`,
  };
}
