/**
 * The built server with a simulated cradle that a demo account has claimed already. It touches no data folder and
 * no database that has accounts of its own.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { config } from 'dotenv';
import { systemClock } from '@/lib/platform/clock';
import { type Env, parseEnv } from '@/lib/platform/env';
import { createLogger } from '@/lib/platform/logger';
import { createStoreBoot } from '@/lib/runtime/store-boot';
import { lockDataDir } from '@/lib/store/embedded/data-lock';
import { listUsernames } from '@/lib/store/users';
import { createDemoAccount, type DemoAccount, findDemoAccount } from './demo-account';
import { createSimulatedCradle } from './simulator/simulated-cradle';

const READY_LIMIT_MS = 120_000;

config({ quiet: true });
// It talks to the server as 127.0.0.1, which a certificate does not name.
process.env.TLS_CERT = '';
process.env.TLS_KEY = '';
const env = parseEnv(process.env);
const base = `http://127.0.0.1:${env.port}`;
const account = await prepareAccount(env);
await import(pathToFileURL(path.resolve('dist/server.mjs')).href);
await waitUntilReady();
await claimCradle(account);
console.log(`
  The demo runs. Open ${env.publicUrl ?? `http://localhost:${env.port}`} and sign in:

    username  ${account.username}
    password  ${account.password}

  Ctrl-C ends it.
`);

/** The demo's account on this data folder. Ends the process when somebody else has one there. */
async function prepareAccount({ dataDir, database, logLevel }: Env): Promise<DemoAccount> {
  const known = await findDemoAccount(dataDir);
  const others = (await findUsernames({ dataDir, database, logLevel })).filter(
    (name) => name !== known?.username,
  );
  if (others.length > 0) {
    console.error(
      `${dataDir} is in real use: it has accounts that are not the demo's (${others.length}). ` +
        'Choose another folder: DATA_DIR=./data-demo npm run demo',
    );
    process.exit(1);
  }
  return known ?? (await createDemoAccount(dataDir));
}

async function findUsernames({
  dataDir,
  database,
  logLevel,
}: Pick<Env, 'dataDir' | 'database' | 'logLevel'>) {
  const lock = await lockDataDir(dataDir);
  const logger = createLogger(logLevel === 'info' ? 'warn' : logLevel);
  // It reads once: nothing that another server could not do meanwhile.
  const onTakenOver = (error: Error): void => logger.warn(error.message);
  const boot = createStoreBoot({ env: { dataDir, database }, logger, clock: systemClock, onTakenOver });
  try {
    return await listUsernames(await boot.start());
  } finally {
    await boot.stop();
    await lock.release();
  }
}

async function waitUntilReady(): Promise<void> {
  const deadline = Date.now() + READY_LIMIT_MS;
  while (Date.now() < deadline) {
    const response = await fetch(`${base}/api/ready`).catch(() => null);
    if (response?.ok) return;
    await sleep(200);
  }
  throw new Error(`The server was not ready within ${READY_LIMIT_MS / 1000} s.`);
}

/** Signs up where that is still to do, starts the cradle and claims it. */
async function claimCradle({ username, password, uuid }: DemoAccount): Promise<void> {
  await post('/register', { username, password });
  const signedIn = await post('/login', { username, password });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const cradle = createSimulatedCradle({ uuid, scene: 'calm', fps: 10, mqttUrl: mqttUrl(), baseUrl: base });
  await cradle.start();
  const claimed = await post('/register_cradle', { cradle_uuid: uuid }, cookie);
  if (!claimed.ok) throw new Error(`The demo cradle could not be claimed: ${await claimed.text()}`);
}

function mqttUrl(): string {
  return env.broker.kind === 'outside' ? env.broker.url : `mqtt://127.0.0.1:${env.broker.port}`;
}

function post(address: string, body: unknown, cookie = ''): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Cookie: cookie };
  return fetch(`${base}${address}`, { method: 'POST', headers, body: JSON.stringify(body) });
}
