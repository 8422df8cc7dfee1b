import { type ConnectionOptions, createConnection, type RowDataPacket } from 'mysql2/promise';

/** One connection for many statements, as a client program that reads a dump in has. */
export interface SqlRunner {
  run(sql: string, values?: unknown[]): Promise<unknown>;
  ask(sql: string): Promise<RowDataPacket[]>;
  end(): Promise<void>;
}

export async function openRunner({
  host,
  port,
  socketPath,
  user,
  password,
  database,
}: ConnectionOptions): Promise<SqlRunner> {
  const where = socketPath === undefined ? { host, port, password } : { socketPath };
  const connection = await createConnection({
    ...where,
    user,
    database,
    timezone: 'Z',
    charset: 'utf8mb4_bin',
  });
  return {
    run: (sql, values) => connection.query(sql, values),
    async ask(sql) {
      const [rows] = await connection.query<RowDataPacket[]>(sql);
      return rows;
    },
    end: () => connection.end(),
  };
}
