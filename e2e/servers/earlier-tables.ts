import { createConnection } from 'mysql2/promise';
import { contractTables } from '@/drizzle/001-contract-tables';
import type { DatabaseAddress } from './mariadb-tcp';

/** Makes the tables of the earlier server (CONTRACT §4) in an empty database: pictures in a BLOB, no indexes. */
export async function makeEarlierTables({
  host,
  port,
  user,
  password,
  database,
}: DatabaseAddress): Promise<void> {
  const connection = await createConnection({ host, port, user, password, database });
  try {
    for (const { sql } of contractTables.steps) await connection.query(sql);
  } finally {
    await connection.end();
  }
}
