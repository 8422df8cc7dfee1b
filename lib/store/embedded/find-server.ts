import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, realpath } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from './embedded-database-error';

const run = promisify(execFile);

export const FLAVOURS = ['mariadb', 'mysql'] as const;
export type Flavour = (typeof FLAVOURS)[number];

export interface ServerProgram {
  flavour: Flavour;
  /** `major.minor.patch`. */
  version: string;
  /** Absolute path of mariadbd or mysqld. */
  path: string;
}

const SERVER_NAMES = ['mariadbd', 'mysqld'];

/** Places that are often not in PATH: Debian keeps servers in sbin, Fedora in libexec, Homebrew in opt. */
const USUAL_FOLDERS = [
  '/usr/sbin',
  '/usr/bin',
  '/usr/libexec',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/local/libexec',
  '/usr/local/mysql/bin',
  '/usr/local/opt/mariadb/bin',
  '/usr/local/opt/mysql/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/opt/mysql/bin',
  '/home/linuxbrew/.linuxbrew/bin',
];

/**
 * The database server of this machine. Where both flavours are installed, the one that the folder was made
 * with wins, so that installing the other one later changes nothing.
 * @throws EmbeddedDatabaseError when there is none.
 */
export async function findDatabaseServer(wanted: Flavour | null): Promise<ServerProgram> {
  const programs: ServerProgram[] = [];
  for (const candidate of await listPrograms(SERVER_NAMES)) {
    const program = await identify(candidate);
    if (program && (wanted === null || program.flavour === wanted)) return program;
    if (program) programs.push(program);
  }
  const [other] = programs;
  if (other) return other;
  throw new EmbeddedDatabaseError(
    'No mariadbd or mysqld was found on this machine. Install MariaDB (for example "apt-get install ' +
      'mariadb-server"), or set MYSQL_HOST, MYSQL_USER and MYSQL_PASSWORD to use a database elsewhere.',
  );
}

/** A program that belongs to a server: beside it, in the folder above's bin or scripts, or where programs usually are. */
export async function findCompanion(server: ServerProgram, names: readonly string[]): Promise<string | null> {
  const home = path.dirname(await realpath(server.path));
  const near = [home, path.join(home, '../bin'), path.join(home, '../scripts')];
  const [first] = await listPrograms(names, near);
  return first ?? null;
}

async function listPrograms(names: readonly string[], first: readonly string[] = []): Promise<string[]> {
  const inPath = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const folders = [...new Set([...first, ...inPath, ...USUAL_FOLDERS])];
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = await Promise.all(candidates.map(isExecutable));
  return candidates.filter((_, index) => found[index]);
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function identify(program: string): Promise<ServerProgram | null> {
  try {
    const { stdout } = await run(program, ['--no-defaults', '--version'], { timeout: 10_000 });
    return parseVersionLine(program, stdout);
  } catch {
    // A wrapper script or a broken installation is no server; the next candidate may be one.
    return null;
  }
}

/** Reads `mariadbd  Ver 10.11.19-MariaDB-… for …` and `/usr/sbin/mysqld  Ver 8.0.36 for …`. */
export function parseVersionLine(program: string, line: string): ServerProgram | null {
  const version = /\bVer (\d+\.\d+\.\d+)/.exec(line)?.[1];
  if (version === undefined) return null;
  return { flavour: /mariadb/i.test(line) ? 'mariadb' : 'mysql', version, path: program };
}
