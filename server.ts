import { createServer } from 'node:http';
import path from 'node:path';
import { config } from 'dotenv';
import next from 'next';
import { createFrontDoor } from '@/lib/http/front-door';
import { listPageAddresses } from '@/lib/http/page-addresses';
import { createWebServer } from '@/lib/http/web-server';
import { ensureVapidKeys } from '@/lib/notify/vapid-keys';
import { systemClock } from '@/lib/platform/clock';
import { type Env, EnvError, parseEnv } from '@/lib/platform/env';
import { createLogger } from '@/lib/platform/logger';
import { listOwnAddresses } from '@/lib/platform/own-addresses';
import { createRuntime } from '@/lib/runtime/create-runtime';
import { provideRuntime } from '@/lib/runtime/get-runtime';
import { ensureSecretKey } from '@/lib/runtime/secret-key';
import { lockDataDir } from '@/lib/store/embedded/data-lock';

/** A stop that hangs helps nobody: a supervisor would kill us, and the database with us. */
const STOP_LIMIT_MS = 10_000;

async function boot(): Promise<void> {
  config({ quiet: true });
  const env = parseEnv(process.env);
  const logger = createLogger(env.logLevel).child({ module: 'server' });
  const server = await createWebServer({ tls: env.tls, logger });
  const dataLock = await lockDataFolder(env);
  const secret = await ensureSecretKey(env.secretKey, env.dataDir);
  const vapid = await ensureVapidKeys(env.dataDir);
  const glyphFolder = path.resolve('lib/video/glyphs');
  const onFatal = (error: Error) => void fail('The server must stop')(error);
  const runtime = createRuntime({ env, secret, vapid, logger, clock: systemClock, glyphFolder, onFatal });
  provideRuntime(runtime);

  const frontDoor = createFrontDoor({ ...env, storeState: runtime.storeState });
  // Next listens for upgrades on what it is given and leaves most of them unanswered: in production, where it has no
  // use for them, that is a server that nobody reaches, and ours reads an upgrade as the request that it is.
  const app = next({ dev: !env.production, httpServer: env.production ? createServer() : server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on('request', (request, response) => {
    if (!frontDoor(request, response)) void handle(request, response);
  });

  let stopping = false;
  async function stop(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(code || 1), STOP_LIMIT_MS).unref();
    server.close();
    server.closeAllConnections();
    await Promise.allSettled([runtime.stop(), app.close()]);
    await dataLock.release();
    logger.info('Stopped');
    process.exit(code);
  }
  const fail = (sentence: string) => (error: unknown) => {
    logger.error(sentence, { error });
    return stop(1);
  };

  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  server.on('error', fail('The server cannot listen'));
  server.listen(env.port, env.host, () => {
    for (const address of listPageAddresses(env, listOwnAddresses()))
      logger.info(`Open ${address} in a browser`);
  });
  await runtime.start().catch(fail('The server cannot start'));
}

/** In development the process that runs the database holds the lock, over all restarts of this one. */
async function lockDataFolder({ database, dataDir }: Env): Promise<{ release(): Promise<void> }> {
  const isHeldForUs = database.kind === 'embedded' && database.runningSocket !== null;
  return isHeldForUs ? { release: () => Promise.resolve() } : lockDataDir(dataDir);
}

boot().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof EnvError ? 'Settings: ' : ''}${reason}\n`);
  process.exit(1);
});
