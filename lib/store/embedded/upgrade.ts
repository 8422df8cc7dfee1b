import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Logger } from '@/lib/platform/logger';
import { findCompanion, type ServerProgram } from './find-server';
import { compareVersions, type Imprint } from './imprint';
import { DATABASE_USER } from './readiness';

const run = promisify(execFile);
const UPGRADE_LIMIT_MS = 120_000;

/**
 * MariaDB leaves its system tables as they were when the package is upgraded; MySQL brings its own up to
 * date at start. A failure is logged only: our own tables work with the old ones.
 * @throws the signal's reason when aborted
 */
export async function upgradeSystemTables(
  { logger }: { logger: Logger },
  { program, imprint, socketPath }: { program: ServerProgram; imprint: Imprint; socketPath: string },
  signal: AbortSignal,
): Promise<void> {
  if (program.flavour !== 'mariadb' || compareVersions(program.version, imprint.version, 2) <= 0) return;
  logger.info('Bringing the system tables of the database up to date', {
    from: imprint.version,
    to: program.version,
  });
  try {
    const upgrader = await findCompanion(program, ['mariadb-upgrade', 'mysql_upgrade']);
    if (upgrader === null) throw new Error('mariadb-upgrade is not installed');
    const args = ['--no-defaults', `--socket=${socketPath}`, `--user=${DATABASE_USER}`];
    await run(upgrader, args, { timeout: UPGRADE_LIMIT_MS, maxBuffer: 16 * 1024 * 1024, signal });
  } catch (error) {
    signal.throwIfAborted();
    logger.warn('The system tables of the database could not be brought up to date', { error });
  }
}
