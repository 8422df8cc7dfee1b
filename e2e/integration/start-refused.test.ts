import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { findFreePort } from '../servers/free-port';

/** A database is made from nothing meanwhile. */
const START_LIMIT_MS = 60_000;

describe('a start that cannot succeed', () => {
  let running: AppServer;
  const servers: AppServer[] = [];

  beforeAll(async () => {
    running = await startAppServer({ configuration: 'embedded' });
  });
  afterAll(async () => {
    for (const server of servers) await server.dispose();
    await running?.dispose();
  });

  const start = async (env: Record<string, string>): Promise<AppServer> => {
    const server = await startAppServer({ configuration: 'embedded', env, untilReady: false });
    servers.push(server);
    return server;
  };

  it('names the server that has the data folder already, and leaves that one alone', async () => {
    const second = await start({ DATA_DIR: running.dataDir });
    expect((await second.ended()).code).toBe(1);
    const said = second.log.join('\n');
    expect(said).toContain(running.dataDir);
    expect(said).toContain(`pid ${running.pid}`);
    expect(said).not.toMatch(/^\s+at /m);
    expect((await createClient(running.base).call('/api/ready')).status).toBe(200);
  });

  it('says which variable to set', async () => {
    const cases: [Record<string, string>, string][] = [
      [{ MYSQL_USER: 'cradle' }, 'MYSQL_HOST'],
      [{ MYSQL_PASSWORD: 'secret-word' }, 'MYSQL_HOST'],
      [{ MYSQL_DATABASE: 'cradles' }, 'MYSQL_HOST'],
      [{ MYSQL_HOST: '127.0.0.1' }, 'MYSQL_USER'],
      [{ MQTT_BROKER_PORT: '123456' }, 'MQTT_BROKER_PORT'],
      [{ SQLALCHEMY_DATABASE_URI: 'postgres://a:secret-word@b/c' }, 'SQLALCHEMY_DATABASE_URI'],
    ];
    const outcomes = await Promise.all(
      cases.map(async ([env, name]) => {
        const server = await start(env);
        const { code } = await server.ended();
        return { name, code, said: server.log.join('\n') };
      }),
    );
    for (const { name, code, said } of outcomes) {
      expect(code).toBe(1);
      expect(said).toContain(name);
      expect(said).not.toContain('secret-word');
      expect(said).not.toMatch(/^\s+at /m);
    }
  });

  it('of the web side says that its port is taken', async () => {
    const server = await start({ PORT: new URL(running.base).port });
    expect((await server.ended()).code).not.toBe(0);
    expect(server.log.join('\n')).toMatch(/EADDRINUSE|taken/);
  });

  it('of the broker says that its port is taken, keeps the pages up, and listens when the port is free', async () => {
    const port = await findFreePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const server = await start({ MQTT_BROKER_PORT: String(port) });
    const client = createClient(server.base);
    const ready = async () => {
      const answer = await client.call('/api/ready').catch(() => null);
      return (
        answer && { status: answer.status, ...answer.json<{ broker: { state: string; detail: string } }>() }
      );
    };
    // Before that it waits for the database.
    const waiting = await settle(
      ready,
      (answer) => answer?.broker.detail?.includes(`Port ${port}`) === true,
      START_LIMIT_MS,
    );
    expect(waiting?.status).toBe(503);
    expect(waiting?.broker.state).toBe('waiting');
    expect(waiting?.broker.detail).toContain('MQTT_BROKER_PORT');
    await server.waitForLog(new RegExp(`Port ${port} .* is taken`));
    expect((await client.call('/login')).status).toBe(200);
    other.close();
    await settle(ready, (answer) => answer?.status === 200, 15_000);
  });
});
