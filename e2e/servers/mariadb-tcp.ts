import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { createLogger } from '@/lib/platform/logger';
import { openDataFolder } from '@/lib/store/embedded/data-folder';
import { findDatabaseServer, type ServerProgram } from '@/lib/store/embedded/find-server';
import { initialise } from '@/lib/store/embedded/initialise';
import { type ChildServer, startChildServer } from './child-server';
import { findFreePort } from './free-port';

export interface DatabaseAddress {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export interface DatabaseTcpServer extends ChildServer, DatabaseAddress {
  /** Where its administrator gets in: user `root`, without a password. */
  adminSocket: string;
  /** Ends it cleanly and starts it again with all its data, as an upgrade does. */
  restart(): Promise<void>;
}

const READY_LIMIT_MS = 30_000;

/**
 * A private database server on a free TCP port of 127.0.0.1, with a user that has a password and an empty
 * database: what an outside installation is to us. `stop` and `kill` remove its folder too; after `kill`
 * nothing of it comes back.
 */
export async function startMariadbTcp(): Promise<DatabaseTcpServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'smart-cradle-mariadb-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const address: DatabaseAddress = {
    host: '127.0.0.1',
    port: await findFreePort(),
    user: 'cradle_app',
    password: 'p@ss/w:rd%한',
    database: 'cradle_test',
  };
  try {
    const start = await prepareServer(folder, address);
    let server = await start();
    return {
      ...address,
      adminSocket: adminSocket(folder),
      get pid() {
        return server.pid;
      },
      pause: () => server.pause(),
      resume: () => server.resume(),
      async restart() {
        await server.stop();
        server = await start();
      },
      stop: () => server.stop().finally(remove),
      kill: () => server.kill().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

const adminSocket = (folder: string): string => path.join(folder, 'admin.sock');

/** Makes the files. @returns what starts the server on them. */
async function prepareServer(folder: string, address: DatabaseAddress): Promise<() => Promise<ChildServer>> {
  const program = await findDatabaseServer(null);
  const data = await openDataFolder(folder);
  const logger = createLogger('silent');
  await initialise({ logger }, { folder: data, program, signal: AbortSignal.timeout(READY_LIMIT_MS) });
  const socketPath = adminSocket(folder);
  return () =>
    startChildServer({
      command: program.path,
      args: tcpArguments(program, { files: data.files, socketPath, port: address.port }),
      isReady: () => makeAccount(socketPath, address),
      limitMs: READY_LIMIT_MS,
    });
}

function tcpArguments(
  { flavour }: ServerProgram,
  { files, socketPath, port }: { files: string; socketPath: string; port: number },
): string[] {
  return [
    '--no-defaults',
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    `--datadir=${files}`,
    // In /tmp a server that starts removes the temporary tables of others.
    `--tmpdir=${path.dirname(files)}`,
    `--socket=${socketPath}`,
    `--pid-file=${path.join(files, 'server.pid')}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    '--skip-log-bin',
    '--innodb-buffer-pool-size=32M',
    // A test's data need not survive a power cut.
    '--innodb-flush-log-at-trx-commit=0',
    ...(flavour === 'mysql' ? ['--loose-mysqlx=OFF', '--secure-file-priv=NULL'] : []),
  ];
}

/** False until the server answers. */
async function makeAccount(
  socketPath: string,
  { user, password, database }: DatabaseAddress,
): Promise<boolean> {
  const admin = await createConnection({ socketPath, user: 'root' }).catch(() => null);
  if (admin === null) return false;
  try {
    await admin.query(`CREATE DATABASE IF NOT EXISTS ${database} CHARACTER SET utf8mb4`);
    await admin.query(`CREATE USER IF NOT EXISTS ?@'127.0.0.1' IDENTIFIED BY ?`, [user, password]);
    await admin.query(`GRANT ALL ON ${database}.* TO ?@'127.0.0.1'`, [user]);
    return true;
  } finally {
    await admin.end();
  }
}
