import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { lockDataDir } from './data-lock';
import { createEmbeddedDatabase } from './embedded-database';

/** Test part: a process of its own that holds a folder (`lock`) or runs a database (`database`) until it is killed. */
async function main([what, dataDir]: (string | undefined)[]): Promise<void> {
  if (dataDir === undefined) throw new Error('usage: test-host lock|database DATA_DIR');
  if (what === 'lock') await lockDataDir(dataDir);
  else await createEmbeddedDatabase({ dataDir, logger: createLogger('silent'), clock: systemClock }).start();
  process.stdout.write('ready\n');
  // Neither the lock nor a test's pipe keeps it alive.
  setInterval(() => undefined, 60_000);
}

await main(process.argv.slice(2));
