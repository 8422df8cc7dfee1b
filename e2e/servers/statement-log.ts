import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { DatabaseTcpServer } from './mariadb-tcp';

export interface StatementLog {
  /** What the server was asked since, values put in; one of each kind of statement that differs in values only. */
  list(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Writes down every statement that a database server is sent, by whomever but its administrator. */
export async function recordStatements({
  adminSocket,
  user,
}: Pick<DatabaseTcpServer, 'adminSocket' | 'user'>): Promise<StatementLog> {
  const admin = await createConnection({ socketPath: adminSocket, user: 'root' });
  await admin.query("SET GLOBAL log_output = 'TABLE'");
  await admin.query('SET GLOBAL general_log = 1');
  return {
    list: () => listStatements(admin, user),
    async stop() {
      await admin.query('SET GLOBAL general_log = 0');
      await admin.end();
    },
  };
}

/** "Prepare" has the text of what "Execute" runs with values, which may be pictures. */
async function listStatements(admin: Connection, user: string): Promise<string[]> {
  const [rows] = await admin.query<RowDataPacket[]>(
    `SELECT DISTINCT CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log
     WHERE command_type IN ('Query', 'Prepare') AND user_host LIKE ?`,
    [`${user}[%`],
  );
  const kinds = new Map<string, string>();
  for (const { statement } of rows) {
    const kind = statement.replace(/'(?:[^'\\]|\\[\s\S]|'')*'|\b\d+\b/g, '?').replace(/\?(?:, ?\?)+/g, '?');
    if (!kinds.has(kind)) kinds.set(kind, statement);
  }
  return [...kinds.values()];
}
