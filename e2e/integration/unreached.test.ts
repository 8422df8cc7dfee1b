import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaregiver, createClient } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { findFreePort } from '../servers/free-port';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { startMosquitto } from '../servers/mosquitto';
import { createTcpGate, type TcpGate } from '../servers/tcp-gate';

describe('a server whose database was not there yet', () => {
  let mosquitto: Awaited<ReturnType<typeof startMosquitto>>;
  let mariadb: DatabaseTcpServer;
  let gate: TcpGate;
  let server: AppServer;

  beforeAll(async () => {
    [mosquitto, mariadb] = await Promise.all([startMosquitto(), startMariadbTcp()]);
    gate = createTcpGate({ port: await findFreePort(), targetPort: mariadb.port });
    const given = { mqttPort: mosquitto.port, database: { ...mariadb, port: gate.port } };
    server = await startAppServer({ configuration: 'outside', given, untilReady: false });
    await server.waitForLog(/Waiting for the database/, 20_000);
  });
  afterAll(async () => {
    await server?.dispose();
    await gate?.close();
    await Promise.all([mosquitto?.stop(), mariadb?.stop()]);
  });

  it.each([
    ['ko', '화면을 보여 드리지 못했어요', '다시 열기'],
    ['en', 'We could not show this page', 'Try again'],
  ])('shows parents a page of words that says to come back: %s', async (locale, title, retry) => {
    const client = createClient(server.base, { Cookie: `locale=${locale}` });
    for (const path of ['/dashboard', '/register_cradle/?x=1']) {
      const { status, headers, text } = await client.call(path);
      expect([status, headers.get('retry-after')]).toEqual([503, '5']);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      // In the markup itself, for a browser whose scripts do not run.
      expect(text).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`));
      expect(text).toMatch(new RegExp(`<a href=""[^>]*>${retry}</a>`));
    }
    expect((await client.call('/dashboard', { method: 'HEAD' })).status).toBe(503);
  });

  it('shows everyone the pages that are for everyone', async () => {
    for (const path of ['/', '/login', '/register'])
      expect((await createClient(server.base).call(path)).status).toBe(200);
  });

  it('answers calls that need it in the one shape', async () => {
    const answer = await createClient(server.base).call('/api/agents');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(answer.json()).toMatchObject({ success: false, code: 'database_unavailable' });
  });

  it('has no page under the address of the one that stands in', async () => {
    expect((await createClient(server.base).call('/wire/unavailable')).status).toBe(404);
  });

  it('writes no stack for any of that', () => {
    expect(server.log.join('\n')).not.toMatch(/⨯|^\s+at /m);
  });

  it('shows parents their own pages once it is there', async () => {
    await gate.open();
    await server.untilReady();
    const parent = await createCaregiver(server.base, 'parent');
    expect((await parent.call('/dashboard')).status).toBe(200);
    expect((await createClient(server.base).call('/dashboard')).status).toBe(303);
  });

  it('says 503, too, on a page for a session that it does not know yet while the database is away again', async () => {
    await gate.close();
    const stranger = createClient(server.base, { Cookie: 'next-auth.session-token=never-seen' });
    const answer = await settle(
      () => stranger.call('/dashboard'),
      ({ status }) => status !== 303,
    );
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
