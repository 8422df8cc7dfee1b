import type { RowDataPacket } from 'mysql2/promise';
import type { Database } from './database';

const QUERY_LIMIT_MS = 10_000;

/** For questions that go through many rows. Moments come back as the texts that the database has. */
export function queryPatiently(database: Database, sql: string, values: unknown[]): Promise<RowDataPacket[]> {
  return database.withPatientConnection(async (connection) => {
    const [rows] = await connection.query<RowDataPacket[]>({
      sql,
      values,
      timeout: QUERY_LIMIT_MS,
      dateStrings: true,
    } as Parameters<typeof connection.query>[0]);
    return rows;
  });
}

export function toDateTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, -1).replace('T', ' ');
}

export function fromDateTime(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}
