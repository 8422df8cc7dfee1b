import { afterAll, beforeAll, expect, it } from 'vitest';
import { words } from '@/lib/i18n/words';
import { type AppServer, startAppServer } from '../servers/app-server';
import { findFreePort } from '../servers/free-port';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { createTcpGate, type TcpGate } from '../servers/tcp-gate';
import { prepareBrowser } from './open-browser';

const desk = prepareBrowser();
let mosquitto: MosquittoServer;
let mariadb: DatabaseTcpServer;
let gate: TcpGate;
let server: AppServer;

beforeAll(async () => {
  [mosquitto, mariadb] = await Promise.all([startMosquitto(), startMariadbTcp()]);
  gate = createTcpGate({ port: await findFreePort(), targetPort: mariadb.port });
  const given = { mqttPort: mosquitto.port, database: { ...mariadb, port: gate.port } };
  server = await startAppServer({ configuration: 'outside', given, untilReady: false });
  await server.waitForLog(/Open /, 20_000);
});
afterAll(async () => {
  await server?.dispose();
  await gate?.close();
  await Promise.all([mosquitto?.stop(), mariadb?.stop()]);
});

it('a tablet left on the page that says to come back comes back by itself', async () => {
  const page = await desk.open({ base: server.base, expected: [/status of 503/] });
  const answer = await page.goto('/dashboard');
  expect(answer?.status()).toBe(503);
  const { failure, login } = words('ko');
  await page.getByRole('heading', { name: failure.title }).waitFor();
  expect(page.url()).toBe(`${server.base}/dashboard`);
  await page.getByRole('link', { name: failure.retry }).click();
  await page.getByRole('heading', { name: failure.title }).waitFor();

  await gate.open();
  await server.untilReady();
  // Nobody is signed in, so its own page leads there.
  await page.getByRole('heading', { name: login.title }).waitFor();
  expect(page.url()).toBe(`${server.base}/login`);
});
