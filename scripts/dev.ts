/**
 * The server with reload on change: a change in lib/ or server.ts restarts it, a change in app/ or components/ is
 * taken over while it runs. The embedded database belongs to this process and outlives the restarts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { config } from 'dotenv';
import { systemClock } from '@/lib/platform/clock';
import { type Env, parseEnv } from '@/lib/platform/env';
import { createLogger, type Logger } from '@/lib/platform/logger';
import { lockDataDir } from '@/lib/store/embedded/data-lock';
import { createEmbeddedDatabase } from '@/lib/store/embedded/embedded-database';

const TSX = path.resolve('node_modules/tsx/dist/cli.mjs');

config({ quiet: true });
const env = parseEnv(process.env);
const logger = createLogger(env.logLevel).child({ module: 'dev' });
const database = await startDatabase(env, logger);
const server = spawn(
  process.execPath,
  [
    TSX,
    'watch',
    '--clear-screen=false',
    '--include=lib/**/*.ts',
    '--include=drizzle/*.ts',
    '--exclude=**/*.test.ts',
    'server.ts',
  ],
  { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development', ...database.variables } },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
await once(server, 'exit');
await database.stop();
process.exit(0);

/** What the server must know to use a database that it does not start itself. */
interface DevDatabase {
  variables: Record<string, string>;
  stop(): Promise<void>;
}

async function startDatabase({ database: choice, dataDir }: Env, log: Logger): Promise<DevDatabase> {
  if (choice.kind === 'outside') return { variables: {}, stop: () => Promise.resolve() };
  const lock = await lockDataDir(dataDir);
  const embedded = createEmbeddedDatabase({ dataDir, logger: log, clock: systemClock });
  const { socketPath } = await embedded.start();
  return {
    variables: { SMART_CRADLE_DATABASE_SOCKET: socketPath },
    async stop() {
      await embedded.stop();
      await lock.release();
    },
  };
}
