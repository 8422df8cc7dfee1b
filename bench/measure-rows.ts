import type { DatabaseTcpServer } from '../e2e/servers/mariadb-tcp';
import { cpuOf, ownCpu, type Row } from './figures';

/** What it costs to store rows, in this process and in the database. */
export async function measureRows(
  server: DatabaseTcpServer,
  { way, rows, run }: { way: string; rows: number; run: (count: number) => Promise<void> },
): Promise<Row> {
  const databaseBefore = await cpuOf(server.pid);
  const cpuBefore = ownCpu();
  const begun = performance.now();
  await run(rows);
  const seconds = (performance.now() - begun) / 1_000;
  return {
    way,
    rows: String(rows),
    'rows / s': rows / seconds,
    'node CPU ms / 1000': ((ownCpu() - cpuBefore) / rows) * 1_000,
    'database CPU ms / 1000': (((await cpuOf(server.pid)) - databaseBefore) / rows) * 1_000,
  };
}
