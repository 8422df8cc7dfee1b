import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { WireCheck, WireTonight } from '@/lib/contracts/tonight';
import { createSimulatedCradle, type SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { connectDevice } from '../client/device';
import { type Client, createCaregiver, createClient, requireOk } from '../client/http-client';
import { findPart } from '../client/mime-reader';
import { drawPicture, frameMessage } from '../client/pictures';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type PushService, startPushService } from '../servers/push-service';
import { type SmtpTestServer, startSmtpServer } from '../servers/smtp-server';

const UUID = 'cradle-unique-id-example';
const ADDRESS = 'parent@home.test';
const PHONE = 'phone';
const STILL = 'cradle-still';

let service: PushService;
let smtp: SmtpTestServer;
let server: AppServer;
let cradle: SimulatedCradle;
let parent: Client;
let stranger: Client;
let still: { stop(): Promise<void> };
/** Hash of the browser's endpoint. */
let phone: string;

beforeAll(async () => {
  [service, smtp] = await Promise.all([startPushService(), startSmtpServer()]);
  // Each names one authority to trust; mail goes without TLS here.
  const env = { ...smtp.env, ...service.env, PUBLIC_URL: 'https://cradle.test' };
  server = await startAppServer({ configuration: 'embedded', env });
  cradle = createSimulatedCradle({
    ...{ uuid: UUID, scene: 'calm', fps: 4 },
    ...{ mqttUrl: server.mqttUrl, baseUrl: server.base },
  });
  await cradle.start();
  parent = await createCaregiver(server.base, 'haru');
  stranger = await createCaregiver(server.base, 'stranger');
  for (const uuid of [STILL, 'cradle-never-heard']) {
    await requireOk(stranger.registerAgent(uuid));
    await requireOk(stranger.claim(uuid));
  }
  still = await startStill(server.mqttUrl);
});
afterEach(() => smtp?.setMood({ kind: 'takes' }));
afterAll(async () => {
  await Promise.all([cradle?.stop(), still?.stop()]);
  await server?.dispose();
  await Promise.all([service?.stop(), smtp?.stop()]);
});

/** A cradle whose camera stands still from the first picture on, and which finds no face. */
async function startStill(mqttUrl: string): Promise<{ stop(): Promise<void> }> {
  const device = await connectDevice(mqttUrl, STILL);
  const picture = frameMessage(await drawPicture());
  const repeat = setInterval(() => {
    const said = [
      device.send('frame', picture),
      device.send('direction', { direction: '확인 중...' }),
      device.send('temperature', { temperature: 36.5 }),
    ];
    void Promise.allSettled(said);
  }, 300);
  return {
    async stop() {
      clearInterval(repeat);
      await device.leave();
    },
  };
}

const hash = (endpoint: string) => createHash('sha256').update(endpoint).digest('hex');
const set = (settings: object, of = UUID) =>
  requireOk(parent.call(`/api/alert_settings/${of}`, { json: settings }));
const watch = (settings: object, of = UUID) =>
  requireOk(parent.call(`/api/watch_settings/${of}`, { json: settings }));
const sendTest = (fields: object) => requireOk(parent.call('/api/test_notification', { json: fields }));

async function ask(device: string | null): Promise<WireTonight> {
  const answer = await parent.call(`/api/tonight${device === null ? '' : `?device=${device}`}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

async function notFine(device: string | null = phone): Promise<string[]> {
  const { ready, checks } = await ask(device);
  expect(ready).toBe(checks.every(({ state }) => state === 'ok' || state === 'off'));
  return checks.filter(({ state }) => state !== 'ok').map(nameOf);
}

function nameOf({ id, state, reason }: WireCheck): string {
  return `${id} ${state} ${reason}`;
}

/** Until that is all that is not fine. */
async function settleOn(...expected: string[]): Promise<void> {
  await settle(notFine, (open) => open.join() === expected.join(), 30_000);
}

it('knows of no cradle, and of no browser that does not say who it is', async () => {
  phone = hash('https://push.invalid/nobody');
  expect(await notFine()).toEqual(['cradle problem no_cradle', 'push off push_off', 'email off email_off']);
  await requireOk(parent.claim(UUID));
  await settleOn('push problem push_missing', 'email off email_off');
  expect(await notFine(null)).toContain('push unknown push_unknown');
});

it('takes push for proven once the phone itself has said that it showed something', async () => {
  const subscription = service.subscribe(PHONE);
  phone = hash(subscription.endpoint);
  await requireOk(parent.call('/api/push_subscription', { json: subscription }));
  await settleOn('push problem push_unproven', 'email off email_off');
  await sendTest({ endpoint: subscription.endpoint });
  const { payload } = await service.attempts.find(({ device }) => device === PHONE);
  expect(await notFine()).toContain('push problem push_unproven');
  const receipt = { token: payload.token, event: 'shown' };
  await requireOk(createClient(server.base).call('/api/push_receipt', { json: receipt }));
  await settleOn('email off email_off');
  expect((await ask(phone)).ready).toBe(true);

  const long = new Date(Date.now() - 25 * 3_600_000);
  await server.query('UPDATE notifications SET shown_at = ? WHERE shown_at IS NOT NULL', [long]);
  const push = (await ask(phone)).checks.find(({ id }) => id === 'push');
  expect(push).toMatchObject({ reason: 'push_unproven', at: long.toISOString() });
  await server.query('UPDATE notifications SET shown_at = ? WHERE shown_at IS NOT NULL', [new Date()]);
});

it('takes e-mail for proven by the link that was opened, until a mail does not go out', async () => {
  await set({ email_notifications_enabled: true });
  await settleOn('email problem email_missing');
  await requireOk(parent.call('/api/email_address', { json: { address: ADDRESS } }));
  const { mail } = await smtp.mails.find(({ to }) => to.includes(ADDRESS));
  const letter = findPart(mail, 'text/plain')?.content.toString('utf8') ?? '';
  expect(await notFine()).toEqual(['email problem email_missing']);
  const token = /confirm_email\?token=([\w-]+)/.exec(letter)?.[1];
  await requireOk(parent.call('/api/email_confirmation', { json: { token } }));
  await settleOn();

  smtp.setMood({ kind: 'refuses', at: 'mail', code: 451 });
  await sendTest({});
  await settleOn('email problem email_failed');
  smtp.setMood({ kind: 'takes' });
  await sendTest({});
  await settleOn();

  const long = new Date(Date.now() - 25 * 3_600_000);
  await server.query('UPDATE email_addresses SET confirmed_at = ?', [long]);
  await server.query("UPDATE notifications SET sent_at = ? WHERE channel = 'email'", [long]);
  await settleOn('email problem email_unproven');
  await set({ email_notifications_enabled: false });
});

it('says which settings would keep an alert from a parent', async () => {
  await set({ push_notifications_enabled: false });
  await settleOn('told problem muted', 'push off push_off', 'email off email_off');
  await set({ push_notifications_enabled: true });
  await watch({ offline_timeout: 0 });
  await settleOn('offline problem offline_ignored', 'email off email_off');
  await watch({ offline_timeout: 60, in_use: false });
  await settleOn(
    'cradle off not_in_use',
    'cradle problem no_cradle',
    'push off push_off',
    'email off email_off',
  );
  await watch({ in_use: true });
  await settleOn('email off email_off');
});

it('says which signals of a cradle are not heard', async () => {
  await cradle.stop();
  await settleOn(
    ...['frame problem silent', 'crying problem silent', 'direction problem silent'],
    'email off email_off',
  );
});

it('says of another parent’s cradles what is wrong with those, and nothing of a phone that is not theirs', async () => {
  const frozen = `frame problem frozen ${STILL}`;
  const open = await settle(
    async () => {
      const { checks } = (await stranger.call(`/api/tonight?device=${phone}`)).json<WireTonight>();
      return checks
        .filter(({ state }) => state !== 'ok')
        .map((each) => `${nameOf(each)} ${each.cradle_uuid}`);
    },
    (all) => all.includes(frozen),
    70_000,
  );
  expect(open).toEqual([
    frozen,
    `crying unknown never ${STILL}`,
    // The face is still being looked for: nobody knows how the baby lies.
    `direction unknown never ${STILL}`,
    'cradle problem gone cradle-never-heard',
    'push problem push_missing null',
    'email off email_off null',
  ]);
}, 90_000);

it('does not take a picture for moving because somebody has resolved the alert', async () => {
  const alerts = () => stranger.call('/api/alert_logs');
  const listed = await settle(
    async () => (await alerts()).json<{ id: number; alert_type: string }[]>(),
    (all) => all.some(({ alert_type: type }) => type === 'stream_frozen'),
  );
  for (const { id } of listed)
    await requireOk(stranger.call(`/api/alert_logs/${id}/resolve`, { method: 'POST' }));
  const { checks } = (await stranger.call('/api/tonight')).json<WireTonight>();
  expect(checks.map(nameOf)).toContain('frame problem frozen');
});

it('refuses what is no hash, and tells nobody anything without a session', async () => {
  expect((await parent.call('/api/tonight?device=nobody')).status).toBe(400);
  expect((await createClient(server.base).call('/api/tonight')).status).toBe(401);
});
