import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, createClient, PASSWORD, requireOk } from '../client/http-client';
import { drawPicture, frameMessage } from '../client/pictures';
import { openRaw } from '../client/raw-request';
import { addAlert, addFrames, addReadings, findStoredCradle } from '../client/stored-night';
import { plantAlert, plantConfirmations, plantDevices, plantToken } from '../client/stored-notification';
import { createAnswerCheck, type ReceivedAnswer } from '../contract/answer-check';
import { type ApiDocument, type DocumentedCall, listCalls, successesOf } from '../contract/api-document';
import { type GeneratedRequest, generatedRequest, type Known } from '../contract/request-arbitrary';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type SmtpTestServer, startSmtpServer } from '../servers/smtp-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const RUNS = 3_000;
/** The same requests each time, so that a failure can be looked at; another one with CONTRACT_SEED. */
const SEED = Number(process.env.CONTRACT_SEED ?? 20_251_003);
const SUBSCRIPTION = {
  endpoint: 'https://push.example/contract',
  keys: {
    p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
    auth: 'tBHItJI5svbpez7KI4CCXg',
  },
};
const committed = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as ApiDocument;
const calls = listCalls(committed);

describe.each(CONFIGURATIONS)('the documented interface of the %s server', (configuration) => {
  const check = createAnswerCheck(committed);
  let server: AppServer;
  let smtp: SmtpTestServer;
  let owner: Client;
  let device: Device;
  let pictures: NodeJS.Timeout;
  let known: Known;
  /** Each renews a device, and goes with it when another request removes that. */
  const renewing: string[] = [];
  /** Each confirms one address, once. */
  let confirming: string[] = [];
  /** Has devices that nobody else removes, and sessions that nobody else ends. */
  let keeper: Client;
  let kept: Known;
  let addresses = 0;

  beforeAll(async () => {
    // A trusted proxy lets one machine call from many addresses: the limits are not the subject.
    smtp = await startSmtpServer();
    server = await startAppServer({ configuration, env: { TRUST_PROXY: '1', ...smtp.env } });
    owner = await createCaregiverOf(server.base, 'parent', 'cradle-a');
    await createCaregiverOf(server.base, 'other', 'cradle-other');
    for (const uuid of ['요람 나', 'cradle-without-pictures']) {
      await requireOk(owner.registerAgent(uuid));
      await requireOk(owner.claim(uuid));
    }
    await requireOk(owner.registerAgent('cradle-free'));
    const cradle = await findStoredCradle(server.query, 'cradle-a');
    const at = Date.now() - 3_600_000;
    const alerts = [await addAlert(server.query, cradle, { at: new Date(at) })];
    alerts.push(await addAlert(server.query, cradle, { at: new Date(at + 5_000), type: 'crying' }));
    const jpeg = await drawPicture();
    const moments = Array.from({ length: 20 }, (_, index) => new Date(at + index * 100));
    const frames = await addFrames(server.query, cradle, { jpeg, moments });
    await addReadings(
      server.query,
      cradle,
      moments.map((moment) => ({ at: moment, temperature: 36.8 })),
    );
    const told = await plantAlert(server.query, cradle, { at: new Date(at + 2_000) });
    const [phone = 0, ...phones] = (await plantDevices(server.query, 'parent', 101)).device_id;
    const token = await plantToken(server.query, told, phone);
    for (const id of phones) renewing.push(await plantToken(server.query, told, id));
    confirming = await plantConfirmations(server.query, 50);
    keeper = await createCaregiverOf(server.base, 'keeper', 'cradle-of-keeper');
    kept = await plantDevices(server.query, 'keeper', 100);
    const { id: testId } = (await requireOk(sendTest())).json<{ id: string }>();
    const [date = '', time = ''] = new Date(at).toISOString().slice(0, 19).split('T');
    known = {
      uuid: ['cradle-a', '요람 나'],
      alert_id: alerts,
      log_id: alerts,
      frame_id: frames,
      token: [token],
      test_id: [testId],
      address: Array.from({ length: 200 }, (_, index) => `parent-${index}@home.test`),
      username: ['parent'],
      password: [PASSWORD],
      date: [date],
      time: [time],
      start_date: [new Date(at).toISOString(), date],
      end_date: [new Date(at + 60_000).toISOString()],
      path: [
        '/stream/cradle-a',
        `/api/alert_frame/${frames[0]}`,
        `/api/frame/${encodeURIComponent('요람 나')}`,
      ],
      cradle_uuid: ['cradle-a', 'cradle-free', 'cradle-other'],
    };
    device = await connectDevice(server.mqttUrl, 'cradle-a');
    pictures = setInterval(() => void device.send('frame', frameMessage(jpeg)), 100);
  });
  afterAll(async () => {
    clearInterval(pictures);
    await device?.leave();
    await server?.dispose();
    await smtp?.stop();
  });

  /** To a device of the owner's. */
  async function sendTest() {
    await requireOk(owner.call('/api/push_subscription', { json: SUBSCRIPTION }));
    return owner.call('/api/test_notification', { json: {} });
  }

  /** What exists, where one call must not get what the others live on, or wants something fresh. */
  function knownTo({ operation }: DocumentedCall): Known {
    switch (operation.operationId) {
      case 'deleteCradle':
        return { uuid: ['cradle-spare', 'cradle-other'] };
      case 'signUp':
        return { username: Array.from({ length: 200 }, (_, index) => `fresh-${index}`) };
      case 'signIn':
        return { ...known, password: [PASSWORD, PASSWORD, 'not the password'] };
      case 'pushRenewal':
        return { ...known, token: renewing };
      case 'confirmEmail':
        return { ...known, token: confirming };
      case 'changePassword':
        return { current_password: [PASSWORD, PASSWORD, 'not the password'] };
      case 'night':
      case 'nightTable':
        // One that has begun, and begins before it ends.
        return {
          ...known,
          ...{ date: ['2025-10-03'], time_zone: ['Asia/Seoul'], bedtime: ['20:00'], morning: ['07:00'] },
        };
      case 'endSession':
      case 'namePushDevice':
      case 'removePushDevice':
        return kept;
      case 'frame':
        return { ...known, uuid: ['cradle-a', 'cradle-without-pictures'], after: [0, 1] };
      case 'video':
        return { ...known, uuid: ['cradle-a'] };
      default:
        return known;
    }
  }

  async function sessionOf({ call, signedIn }: GeneratedRequest): Promise<Client> {
    if (!signedIn) return createClient(server.base);
    // An account may ask for a few mails an hour.
    // And what ends sessions must not end the owner's.
    const { operationId } = call.operation;
    if (['setEmailAddress', 'changePassword', 'endOtherSessions'].includes(operationId)) return freshParent();
    if (['endSession', 'namePushDevice', 'removePushDevice'].includes(operationId)) return keeper;
    if (!/^signOut/.test(call.operation.operationId)) return owner;
    const leaving = createClient(server.base, { 'X-Forwarded-For': nextAddress() });
    await requireOk(leaving.signIn('parent', PASSWORD));
    return leaving;
  }

  async function freshParent(): Promise<Client> {
    const client = createClient(server.base, { 'X-Forwarded-For': nextAddress() });
    const username = `mailing-${addresses}`;
    await requireOk(client.signUp(username, PASSWORD));
    await requireOk(client.signIn(username, PASSWORD));
    return client;
  }

  async function prepare({ call }: GeneratedRequest): Promise<void> {
    if (call.operation.operationId !== 'deleteCradle') return;
    const registered = createClient(server.base, { 'X-Forwarded-For': nextAddress() });
    await requireOk(registered.registerAgent('cradle-spare'));
    await requireOk(owner.claim('cradle-spare'));
  }

  function nextAddress(): string {
    addresses += 1;
    return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
  }

  async function send(request: GeneratedRequest): Promise<ReceivedAnswer> {
    const client = await sessionOf(request);
    await prepare(request);
    const { request: sent, response } = await openRaw(server.base, {
      path: request.target,
      method: request.method,
      body: request.body,
      headers: { Cookie: client.cookie(), 'X-Forwarded-For': nextAddress(), ...request.headers },
    });
    const contentType = response.headers['content-type'] ?? null;
    const status = response.statusCode ?? 0;
    if (/^multipart|^text\/event-stream/.test(contentType ?? '')) {
      sent.destroy();
      return { status, contentType, body: null };
    }
    const chunks: Buffer[] = await response.toArray();
    const isText = contentType === null || contentType.includes('json');
    return { status, contentType, body: Buffer.concat(chunks).toString(isText ? 'utf8' : 'latin1') };
  }

  function faultOf(request: GeneratedRequest, answer: ReceivedAnswer): string | null {
    if (answer.status >= 500) return `${answer.status}: ${answer.body}`;
    if (request.method === request.call.method) return check.fault(request.call, answer);
    if (![400, 404, 405].includes(answer.status)) return `status ${answer.status} to ${request.method}`;
    return request.call.path === '/register_agent' ? null : check.faultOfRefusal(answer);
  }

  it('is the committed document, to the letter', async () => {
    const served = await createClient(server.base).call('/api/openapi.json');
    expect(served.json()).toEqual(committed);
  });

  it(`answers ${RUNS} generated requests, valid and broken, as documented and never with a 500`, async () => {
    const seen = new Map<string, number>();
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(generatedRequest(calls, knownTo), async (request) => {
        // It would wait ten seconds for a picture that never comes.
        fc.pre(!request.target.includes('/cradle-without-pictures?'));
        const answer = await send(request);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (request.method === request.call.method) {
          const name = `${request.call.operation.operationId} ${answer.status}`;
          seen.set(name, (seen.get(name) ?? 0) + 1);
        }
        const fault = faultOf(request, answer);
        if (fault !== null)
          throw new Error(`${JSON.stringify({ ...request, call: request.call.path })}\n${fault}`);
      }),
      // Unbiased: edge cases are among the requests already, and each call shall have its share.
      { numRuns: RUNS, seed: SEED, endOnFailure: true, unbiased: true },
    );
    const missed = calls.flatMap(({ operation }) =>
      successesOf(operation)
        .map((status) => `${operation.operationId} ${status}`)
        .filter((name) => !seen.has(name)),
    );
    const turnedAway = (statuses.get(401) ?? 0) + (statuses.get(429) ?? 0);
    expect(turnedAway).toBeLessThan(RUNS * 0.05);
    const found = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    process.stdout.write(`${configuration}, seed ${SEED}: ${found.join(', ')}\n`);
    expect(missed).toEqual([]);
  }, 300_000);

  it('refuses what no call answers in the one shape', async () => {
    const paths = fc
      .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 })
      .map((parts) => `/api/-/${parts.map(encodeURIComponent).join('/')}`);
    await fc.assert(
      fc.asyncProperty(paths, fc.constantFrom('GET', 'POST', 'DELETE'), async (path, method) => {
        const { response } = await openRaw(server.base, {
          path,
          method,
          headers: { Cookie: owner.cookie() },
        });
        const body = Buffer.concat(await response.toArray()).toString('utf8');
        const contentType = response.headers['content-type'] ?? null;
        expect([response.statusCode, contentType]).toEqual([404, 'application/json']);
        expect(check.faultOfRefusal({ status: 404, contentType, body })).toBeNull();
      }),
      { numRuns: 100, seed: SEED },
    );
  });
});
