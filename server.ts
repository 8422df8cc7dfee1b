import { createServer } from 'node:http';
import path from 'node:path';
import { config } from 'dotenv';
import next from 'next';
import { createFrontDoor } from '@/lib/http/front-door';
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
  const dataLock = await lockDataFolder(env);
  const secret = await ensureSecretKey(env.secretKey, env.dataDir);
  const glyphFolder = path.resolve('lib/video/glyphs');
  const onFatal = (error: Error) => void fail('The server must stop')(error);
  const runtime = createRuntime({ env, secret, logger, clock: systemClock, glyphFolder, onFatal });
  provideRuntime(runtime);

  const frontDoor = createFrontDoor(env);
  const server = createServer();
  const app = next({ dev: !env.production, httpServer: server });
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
    for (const address of listPageAddresses(env)) logger.info(`Open ${address} in a browser`);
  });
  await runtime.start().catch(fail('The server cannot start'));
}

/** Where to go: here, and from a phone in the same house. */
function listPageAddresses({ publicUrl, host, port }: Env): string[] {
  if (publicUrl !== null) return [publicUrl];
  const hosts = host === '0.0.0.0' || host === '::' ? ['localhost', ...listOwnAddresses()] : [host];
  return hosts.map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`);
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
