import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Logger } from '@/lib/platform/logger';
import type { DataFolder } from './data-folder';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { type Flavour, findCompanion, type ServerProgram } from './find-server';
import { saveImprint } from './imprint';
import { baseArguments } from './server-arguments';

const run = promisify(execFile);

/** An SD card of a Raspberry Pi needs up to a minute. */
const INITIALISE_LIMIT_MS = 180_000;

/**
 * Makes the files of an empty database. They appear under their name only when they are complete, so an
 * initialisation that was cut off is simply done again.
 */
export async function initialise(
  { logger }: { logger: Logger },
  { folder, program, signal }: { folder: DataFolder; program: ServerProgram; signal: AbortSignal },
): Promise<void> {
  await removeUnfinished(folder);
  logger.info('Making an empty database', { folder: folder.files, server: program.path });
  const unfinished = path.join(folder.home, `${UNFINISHED}${randomBytes(6).toString('hex')}`);
  await mkdir(unfinished, { mode: 0o700 });
  await throughPlainPath(unfinished, (target) => runInitialiser(program, target, signal));
  await saveImprint(unfinished, program);
  // An empty folder may be there already, made by hand or as a mount point's child.
  await rm(folder.files, { recursive: true, force: true });
  await rename(unfinished, folder.files);
}

/** mariadb-install-db is a shell script that forgets to quote: blanks and patterns in a path break it. */
async function throughPlainPath(target: string, work: (path: string) => Promise<void>): Promise<void> {
  if (!/[\s*?[\]\\]/.test(target)) return work(target);
  // Not os.tmpdir(): TMPDIR may name a path with blanks as well, and this one must have none.
  const detour = await mkdtemp('/tmp/smart-cradle-');
  try {
    const plain = path.join(detour, 'target');
    await symlink(target, plain);
    await work(plain);
  } finally {
    await rm(detour, { recursive: true, force: true });
  }
}

const UNFINISHED = 'unfinished-';

async function removeUnfinished(folder: DataFolder): Promise<void> {
  const names = (await readdir(folder.home)).filter((name) => name.startsWith(UNFINISHED));
  // Retries: an initialiser of a killed server may still be writing there.
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
  await Promise.all(names.map((name) => rm(path.join(folder.home, name), options)));
}

async function runInitialiser(program: ServerProgram, target: string, signal: AbortSignal): Promise<void> {
  const [command, args] = await INITIALISERS[program.flavour](program, target);
  try {
    const limits = { timeout: INITIALISE_LIMIT_MS, maxBuffer: 16 * 1024 * 1024, signal };
    await run(command, args, { ...limits, cwd: target });
  } catch (cause) {
    signal.throwIfAborted();
    const { stderr = '', stdout = '' } = cause as { stderr?: string; stdout?: string };
    const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-15).join('\n');
    throw new EmbeddedDatabaseError(`${command} could not make an empty database. It said:\n${said}`, {
      cause,
    });
  }
}

type Initialiser = (program: ServerProgram, target: string) => Promise<[string, string[]]>;

const INITIALISERS = {
  mariadb: async (program, target) => {
    const installer = await findCompanion(program, ['mariadb-install-db', 'mysql_install_db']);
    if (installer === null) {
      throw new EmbeddedDatabaseError(
        `${program.path} is there, but mariadb-install-db is not. Install the whole MariaDB server package.`,
      );
    }
    return [
      installer,
      [
        ...baseArguments(target),
        // Root without a password: only this user can open the folder that the socket is in.
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        '--innodb-log-file-size=8M',
      ],
    ];
  },
  // Written from the manual of MySQL 8.0; not run against a MySQL server so far.
  mysql: async (program, target) => [
    program.path,
    [
      ...baseArguments(target),
      '--initialize-insecure',
      '--secure-file-priv=NULL',
      '--loose-mysqlx=OFF',
      '--log-error-verbosity=2',
    ],
  ],
} satisfies Record<Flavour, Initialiser>;
