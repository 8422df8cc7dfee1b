import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppServer, startAppServer } from '../servers/app-server';
import { findFreePort } from '../servers/free-port';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { createTcpGate, type TcpGate } from '../servers/tcp-gate';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View } from './views';

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

it('a device left on the page that says to come back comes back by itself, in every view', async () => {
  const left = await Promise.all(VIEWS.map(openUnreached));
  await gate.open();
  await server.untilReady();
  for (const { page, text } of left) {
    // Nobody is signed in, so its own page leads there.
    await page.getByRole('heading', { name: text.login.title }).waitFor();
    expect(page.url()).toBe(`${server.base}/login`);
  }
});

async function openUnreached(view: View) {
  const page = await desk.open({ base: server.base, view, expected: [/status of 503/] });
  const answer = await page.goto('/dashboard');
  expect(answer?.status()).toBe(503);
  const { failure } = view.text;
  await page.getByRole('heading', { name: failure.title }).waitFor();
  expect(page.url()).toBe(`${server.base}/dashboard`);
  await page.getByRole('link', { name: failure.retry }).click();
  await page.getByRole('heading', { name: failure.title }).waitFor();
  return { page, text: view.text };
}
