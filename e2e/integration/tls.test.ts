import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from '@/lib/http/test-certificate';
import { createSimulatedCradle, type SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { PASSWORD } from '../client/http-client';
import { callRaw } from '../client/raw-request';
import { settle } from '../client/settle';
import { openStream } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';

const run = promisify(execFile);
const UUID = 'cradle-a';
const COOKIE = '__Secure-next-auth.session-token';

let folder: string;
let first: TestCertificate;
let second: TestCertificate;
const files = () => ({ TLS_CERT: path.join(folder, 'cert.pem'), TLS_KEY: path.join(folder, 'key.pem') });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tls-'));
  [first, second] = await Promise.all([makeCertificate('first'), makeCertificate('second')]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As certbot and others do: the files are never half there, but one after the other. */
async function install({ cert, key }: TestCertificate): Promise<void> {
  const { TLS_CERT, TLS_KEY } = files();
  for (const [file, text] of [
    [TLS_CERT, cert],
    [TLS_KEY, key],
  ] as const) {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  }
}

describe('a server with a certificate', () => {
  let server: AppServer;
  let base: string;
  let session: string;
  let cradle: SimulatedCradle;

  const call = (address: string, json?: unknown, headers: Record<string, string> = {}) =>
    callRaw(base, {
      path: address,
      ca: first.cert + second.cert,
      method: json === undefined ? 'GET' : 'POST',
      body: json === undefined ? undefined : JSON.stringify(json),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  /** Common name of the certificate that a new connection is shown. */
  async function shown(): Promise<string | string[] | undefined> {
    const socket = connect({
      port: Number(new URL(base).port),
      host: '127.0.0.1',
      rejectUnauthorized: false,
    });
    await once(socket, 'secureConnect');
    const { CN } = socket.getPeerCertificate().subject;
    socket.destroy();
    return CN;
  }

  beforeAll(async () => {
    await install(first);
    server = await startAppServer({ configuration: 'embedded', env: files(), untilReady: false });
    base = server.base.replace('http:', 'https:');
    await settle(
      () => call('/api/ready').catch(() => null),
      (answer) => answer?.status === 200,
      30_000,
    );
    await call('/register', { username: 'parent', password: PASSWORD });
    const signedIn = await call('/login', { username: 'parent', password: PASSWORD });
    session = signedIn.headers['set-cookie']?.[0] ?? '';
    await call('/register_agent', { uuid: UUID, ip: '10.0.0.5' });
    await call('/register_cradle', { cradle_uuid: UUID }, { Cookie: session.split(';')[0] ?? '' });
    const { mqttUrl } = server;
    cradle = createSimulatedCradle({ uuid: UUID, scene: 'calm', fps: 10, mqttUrl, baseUrl: null });
    await cradle.start();
  });
  afterAll(async () => {
    await cradle?.stop();
    await server?.dispose();
  });

  it('says where it is, with https', async () => {
    expect(await server.waitForLog(/Open /)).toContain(`Open ${base} in a browser`);
  });

  it('signs in with a cookie that no plain connection may carry', async () => {
    expect(session).toMatch(new RegExp(`^${COOKIE}=[^;]+; Path=/; HttpOnly; SameSite=Lax; Secure$`));
    const [cookie = ''] = session.split(';');
    expect((await call('/api/agents', undefined, { Cookie: cookie })).status).toBe(200);
    const unsafe = cookie.replace('__Secure-', '');
    expect((await call('/api/agents', undefined, { Cookie: unsafe })).status).toBe(401);
    const page = await call('/dashboard', undefined, { Cookie: cookie });
    expect([page.status, page.headers['strict-transport-security']]).toEqual([200, 'max-age=2592000']);
  });

  it('takes a change from its own pages, and none from those of its plain twin', async () => {
    const status = async (Origin: string) => (await call('/logout', {}, { Origin })).status;
    expect(await status(base)).toBe(200);
    expect(await status('https://evil.example')).toBe(403);
  });

  it('is healthy for who asks as a container would', async () => {
    const check = (PORT: string) =>
      run(process.execPath, ['deploy/health-check.mjs'], { env: { ...process.env, ...files(), PORT } });
    await check(new URL(base).port);
    await expect(check('1')).rejects.toMatchObject({ code: 1 });
  });

  it('has no answer for plain HTTP, and lives on', async () => {
    await expect(callRaw(server.base, { path: '/login' })).rejects.toThrow();
    expect((await call('/api/health')).status).toBe(200);
  });

  it('shows a renewed certificate to new connections, while old ones go on', async () => {
    const [cookie = ''] = session.split(';');
    const viewer = await openStream({ base, cookie: () => cookie, ca: first.cert }, UUID);
    await viewer.parts.find(({ isCard }) => !isCard);
    expect(await shown()).toBe('first');
    await install(second);
    await settle(shown, (name) => name === 'second', 15_000);
    const seen = cradle.framesSent;
    await settle(
      () => cradle.framesSent,
      (sent) => sent > seen + 5,
    );
    expect(viewer.isClosed()).toBe(false);
    await viewer.parts.find(({ isCard }) => !isCard);
    viewer.leave();
  });

  it('keeps its certificate when the new one is broken, says so once, and takes the next good one', async () => {
    await writeFile(files().TLS_CERT, first.cert);
    await server.waitForLog(/The new certificate cannot be used, the old one stays.*is not that of/, 15_000);
    expect(await shown()).toBe('second');
    await writeFile(files().TLS_KEY, first.key);
    await settle(shown, (name) => name === 'first', 15_000);
    const complaints = server.log.filter((line) => line.includes('cannot be used'));
    expect(complaints).toHaveLength(1);
    expect(server.log.join('\n')).not.toMatch(/PRIVATE KEY/);
  });
});

describe('a start with a certificate that cannot be used ends with what is wrong', () => {
  const start = async (env: Record<string, string>): Promise<string> => {
    const server = await startAppServer({ configuration: 'embedded', env, untilReady: false });
    const { code } = await server.ended();
    await server.dispose();
    expect(code).toBe(1);
    expect(server.log.join('\n')).not.toMatch(/^\s+at /m);
    return server.log.join('\n');
  };

  it('one of two variables', async () => {
    expect(await start({ TLS_CERT: files().TLS_CERT })).toMatch(/Settings: TLS_CERT is set without TLS_KEY/);
  });

  it('no file', async () => {
    expect(await start({ ...files(), TLS_KEY: '/no/such/key.pem' })).toMatch(
      /Settings: TLS_KEY: ENOENT.*\/no\/such\/key\.pem/,
    );
  });

  it('a key that belongs to another', async () => {
    await install({ cert: first.cert, key: second.key });
    expect(await start(files())).toMatch(/Settings: TLS_KEY: the key in .* is not that of the certificate/);
  });
});
