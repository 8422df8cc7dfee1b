import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createCaregiverOf, requireOk } from '../client/http-client';
import { drawPicture } from '../client/pictures';
import { openRaw } from '../client/raw-request';
import { settle } from '../client/settle';
import { addAlert, addFrames, findStoredCradle } from '../client/stored-night';
import { createAnswerCheck } from '../contract/answer-check';
import { type ApiDocument, type DocumentedCall, listCalls } from '../contract/api-document';
import { type AppServer, startAppServer } from '../servers/app-server';
import { findFreePort } from '../servers/free-port';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { createTcpGate, type TcpGate } from '../servers/tcp-gate';

const committed = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as ApiDocument;
const calls = listCalls(committed);
/** What the memory of the running server answers by itself; all else needs the database and says so. */
const FROM_MEMORY = new Set([
  ...['agentStatus', 'sensorSnapshot', 'cryingStatus', 'directionStatus', 'live', 'stream', 'frame'],
  ...['liveNow', 'overview', 'tonight', 'controlMotor', 'createMediaLink', 'openApi', 'health', 'pushKey'],
]);
/** What it refuses without a look at the database, and with which status: nobody to send to, no such test. */
const REFUSED_FROM_MEMORY: Record<string, number> = {
  testReport: 404,
  setEmailAddress: 409,
};
/** Longer than any question to a database that hangs may take, in ms. */
const ANSWER_LIMIT_MS = 8_000;

describe('a database that is away', () => {
  const check = createAnswerCheck(committed);
  let mariadb: DatabaseTcpServer;
  let mosquitto: MosquittoServer;
  let gate: TcpGate;
  let server: AppServer;
  let parent: Client;
  let known: Record<string, unknown>;

  beforeAll(async () => {
    [mariadb, mosquitto] = await Promise.all([startMariadbTcp(), startMosquitto()]);
    gate = createTcpGate({ port: await findFreePort(), targetPort: mariadb.port });
    await gate.open();
    const given = { mqttPort: mosquitto.port, database: { ...mariadb, port: gate.port } };
    server = await startAppServer({ configuration: 'outside', given });
    parent = await createCaregiverOf(server.base, 'parent', 'cradle-a');
    const cradle = await findStoredCradle(server.query, 'cradle-a');
    const alert = await addAlert(server.query, cradle, { at: new Date() });
    const [frame] = await addFrames(server.query, cradle, {
      jpeg: await drawPicture(),
      moments: [new Date()],
    });
    // Of a token that memory does not know only the table can say whether it opens anything.
    const token = 'A'.repeat(43);
    known = {
      uuid: 'cradle-a',
      username: 'parent',
      session_id: 1,
      device_id: 1,
      alert_id: alert,
      log_id: alert,
      frame_id: frame,
      token,
    };
  });
  afterAll(async () => {
    await server?.dispose();
    await gate?.close();
    await Promise.all([mosquitto?.stop(), mariadb?.stop()]);
  });

  /** A request that the call would take, from the document's own examples. */
  async function send({ path, method, operation }: DocumentedCall) {
    const target = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(known[name])));
    const fields = (operation.parameters ?? []).filter((field) => field.in === 'query' && field.required);
    const required = fields
      .map(({ name, example }) => `${name}=${encodeURIComponent(example ?? '')}`)
      .join('&');
    // Of a minute or an alert it wants one.
    const query = operation.operationId === 'video' ? `alert_id=${known.alert_id}` : required;
    const json = operation.requestBody?.content['application/json'];
    const example = {
      ...(json?.example as object | undefined),
      ...pick(known, json?.schema.properties ?? {}),
    };
    const body = operation.operationId === 'createMediaLink' ? { path: '/stream/cradle-a' } : example;
    const { request, response } = await openRaw(server.base, {
      path: query === '' ? target : `${target}?${query}`,
      method,
      headers: { Cookie: parent.cookie(), ...(json ? { 'Content-Type': 'application/json' } : {}) },
      body: json ? JSON.stringify(body) : undefined,
    });
    const contentType = response.headers['content-type'] ?? null;
    const retryAfter = response.headers['retry-after'];
    const status = response.statusCode ?? 0;
    if (!contentType?.includes('json')) {
      request.destroy();
      return { status, contentType, retryAfter, body: status === 204 ? '' : null };
    }
    return {
      status,
      contentType,
      retryAfter,
      body: Buffer.concat(await response.toArray()).toString('utf8'),
    };
  }

  // Signing out ends the session that the others need.
  const asked = calls.filter(({ operation }) => !operation.operationId.startsWith('signOut'));

  async function expectHonest(call: DocumentedCall): Promise<void> {
    const askedAt = performance.now();
    const answer = await send(call);
    expect(performance.now() - askedAt).toBeLessThan(ANSWER_LIMIT_MS);
    expect(check.fault(call, answer)).toBeNull();
    const refused = REFUSED_FROM_MEMORY[call.operation.operationId];
    if (refused !== undefined) {
      expect(answer.status).toBe(refused);
      return;
    }
    if (FROM_MEMORY.has(call.operation.operationId)) {
      expect(answer.status).toBeLessThan(400);
      return;
    }
    expect([answer.status, Number(answer.retryAfter) > 0]).toEqual([503, true]);
    if (call.operation.operationId === 'ready') return;
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'database_unavailable' });
  }

  /** Ready, and for everybody: for a moment after the last wait in vain all are turned away. */
  async function isBack(): Promise<void> {
    for (const path of ['/api/ready', '/api/alert_logs']) {
      await settle(
        () => parent.call(path),
        ({ status }) => status === 200,
        20_000,
      );
    }
  }
  /** What the server lately saw of the session is what it honours while nobody can be asked. */
  const seen = () => requireOk(parent.call('/api/agents'));

  describe('because it refuses connections', () => {
    beforeAll(async () => {
      await seen();
      await gate.close();
    });
    afterAll(async () => {
      await gate.open();
      await isBack();
    });

    it.each(asked.map((call) => [call.operation.operationId, call] as const))(
      'is said by %s, or it answers from memory',
      (_, call) => expectHonest(call),
    );
  });

  describe('because it hangs', () => {
    beforeAll(async () => {
      await seen();
      await mariadb.pause();
    });
    afterAll(async () => {
      mariadb.resume();
      await isBack();
    });

    it.each(asked.map((call) => [call.operation.operationId, call] as const))(
      'is said by %s within seconds, or it answers from memory',
      (_, call) => expectHonest(call),
    );
  });

  it('tells who signs out meanwhile that the session is not over yet, and ends it when asked again', async () => {
    const leaving = await createCaregiverOf(server.base, 'leaving', 'cradle-b');
    const copied = leaving.cookie();
    await gate.close();
    const answer = await leaving.call('/logout', { method: 'POST' });
    expect([answer.status, answer.json().code]).toEqual([503, 'database_unavailable']);
    await gate.open();
    await isBack();
    expect((await leaving.call('/logout', { method: 'POST' })).status).toBe(200);
    expect((await parent.call('/api/agents', { headers: { Cookie: copied } })).status).toBe(401);
  });
});

function pick(values: Record<string, unknown>, names: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in names));
}
