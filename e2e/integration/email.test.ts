import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AlarmCradle, addAlarmCradle } from '../client/alarm-cradle';
import { type Client, createCaregiver, createClient, requireOk } from '../client/http-client';
import { findPart } from '../client/mime-reader';
import { drawPicture, frameMessage } from '../client/pictures';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { MAIL_FROM, type ReceivedMail, type SmtpTestServer, startSmtpServer } from '../servers/smtp-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const ADDRESS = 'parent@home.test';
const PUBLIC_URL = 'https://cradle.test';

describe.each(CONFIGURATIONS)('e-mail of the %s server', (configuration) => {
  let smtp: SmtpTestServer;
  let server: AppServer;
  let parent: Client;
  let cradle: AlarmCradle;

  const addressOf = async (client = parent) => (await client.call('/api/email_address')).json();
  const ask = (address: string, client = parent, language = 'ko') =>
    client.call('/api/email_address', { json: { address }, headers: { 'Accept-Language': language } });
  const confirm = (token: string) =>
    createClient(server.base).call('/api/email_confirmation', { json: { token } });
  const mailTo = (address: string, subject: RegExp): Promise<ReceivedMail> =>
    smtp.mails.find(
      ({ to, mail }) => to.includes(address) && subject.test(mail.headers.subject ?? ''),
      20_000,
    );
  const textOf = ({ mail }: ReceivedMail): string =>
    findPart(mail, 'text/plain')?.content.toString('utf8') ?? '';
  const tokenIn = (mail: ReceivedMail): string =>
    /confirm_email\?token=([\w-]+)/.exec(textOf(mail))?.[1] ?? '';

  beforeAll(async () => {
    smtp = await startSmtpServer({ tls: 'starttls', login: true });
    server = await startAppServer({ configuration, env: { ...smtp.env, PUBLIC_URL } });
    parent = await createCaregiver(server.base, 'parent');
    const alert = { email_notifications_enabled: true, push_notifications_enabled: false };
    cradle = await addAlarmCradle({ client: parent, mqttUrl: server.mqttUrl }, 'cradle-a', { alert });
  });
  afterEach(() => smtp?.setMood({ kind: 'takes' }));
  afterAll(async () => {
    await cradle?.device.leave();
    await server?.dispose();
    await smtp?.stop();
  });

  it('goes to nobody before the address is confirmed, which no look at the link does', async () => {
    expect(await addressOf()).toMatchObject({ address: null, confirmed: false, can_send: true });
    await requireOk(ask(ADDRESS));
    const mail = await mailTo(ADDRESS, /./);
    expect(mail).toMatchObject({ encrypted: true, user: 'cradle', from: 'cradle@mail.test' });
    expect(textOf(mail)).toContain(`${PUBLIC_URL}/confirm_email?token=`);
    const page = await createClient(server.base).call(`/confirm_email?token=${tokenIn(mail)}`);
    expect(page.status).toBe(200);
    expect(await addressOf()).toMatchObject({ address: ADDRESS, confirmed: false });
    const test = await parent.call('/api/test_notification', { json: {} });
    expect([test.status, test.json().code]).toEqual([409, 'nobody_to_tell']);
  });

  it('is confirmed once, by its token alone', async () => {
    const token = tokenIn(await mailTo(ADDRESS, /./));
    expect((await confirm('not-this-one')).json().code).toBe('email_token_invalid');
    await requireOk(confirm(token));
    expect(await addressOf()).toMatchObject({ address: ADDRESS, confirmed: true });
    expect((await confirm(token)).json().code).toBe('email_token_invalid');
  });

  it('tells of an alert with its picture, and counts as told', async () => {
    await cradle.device.send('frame', frameMessage(await drawPicture()));
    await cradle.device.send('temperature', { temperature: 38.6 });
    const received = await mailTo(ADDRESS, /온도/);
    expect(textOf(received)).toContain('⚠️ 아기의 체온이 38.6°C로 높습니다!');
    expect(textOf(received)).toContain(`${PUBLIC_URL}/alerts/`);
    expect(findPart(received.mail, 'image/jpeg')?.content.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    const html = findPart(received.mail, 'text/html')?.content.toString('utf8') ?? '';
    expect(html).toMatch(/src="cid:/);
    expect(html).not.toMatch(/src="http/);
    await settle(
      async () => (await parent.call('/api/alert_logs')).json<{ notification_sent: boolean }[]>(),
      ([alert]) => alert?.notification_sent === true,
    );
  });

  it('is held back by the setting of the cradle; the alert is there all the same', async () => {
    const quiet = await addAlarmCradle({ client: parent, mqttUrl: server.mqttUrl }, 'quiet', {
      alert: { email_notifications_enabled: false, push_notifications_enabled: false },
    });
    const before = smtp.tried.length;
    await quiet.device.send('temperature', { temperature: 39 });
    const [alert] = await quiet.raised('high_temperature');
    expect(alert?.alert_message).toContain('39.0°C');
    const rows = await server.query(
      'SELECT uid FROM notifications WHERE agent_id IN (SELECT id FROM agents WHERE uuid = ?)',
      ['quiet'],
    );
    expect([rows.length, smtp.tried.length]).toEqual([0, before]);
    await quiet.device.leave();
  });

  it('comes with how long each step of a test took', async () => {
    const { id } = (await requireOk(parent.call('/api/test_notification', { json: {} }))).json();
    const report = await settle(
      async () =>
        (await parent.call(`/api/test_notification/${id}`)).json<{
          recipients: { channel: string; state: string; steps: { step: string; ms: number }[] }[];
        }>(),
      ({ recipients }) => recipients.every(({ state }) => state === 'sent'),
    );
    expect(report.recipients.map(({ channel }) => channel)).toEqual(['email']);
    expect(report.recipients[0]?.steps.map(({ step }) => step)).toEqual(['queued', 'sent']);
    const stranger = await createCaregiver(server.base, 'stranger');
    expect((await stranger.call(`/api/test_notification/${id}`)).status).toBe(404);
  });

  it('says so when a mail server refuses the address, and of one that is away it tries again', async () => {
    smtp.setMood({ kind: 'refuses', at: 'recipient', code: 550 });
    const refused = (await requireOk(parent.call('/api/test_notification', { json: {} }))).json();
    const stateOf = async (id: unknown) =>
      (await parent.call(`/api/test_notification/${id}`)).json<{
        recipients: { state: string; reason: string | null; attempts: number }[];
      }>().recipients[0];
    await settle(
      () => stateOf(refused.id),
      (recipient) => recipient?.state === 'failed',
    );
    await settle(addressOf, ({ refused: isRefused }) => isRefused === true);
    smtp.setMood({ kind: 'refuses', at: 'mail', code: 450 });
    const later = (await requireOk(parent.call('/api/test_notification', { json: {} }))).json();
    await settle(
      () => stateOf(later.id),
      (recipient) => (recipient?.attempts ?? 0) >= 1,
    );
    smtp.setMood({ kind: 'takes' });
    const sent = await settle(
      () => stateOf(later.id),
      (recipient) => recipient?.state === 'sent',
      30_000,
    );
    expect(sent?.attempts).toBeGreaterThan(1);
    await settle(addressOf, ({ refused: isRefused }) => isRefused === false);
  });

  it('is written in English for who reads English, and leaves an address that is removed alone', async () => {
    const reader = await createCaregiver(server.base, 'reader');
    await requireOk(ask('reader@home.test', reader, 'en'));
    const mail = await mailTo('reader@home.test', /./);
    expect(textOf(mail)).toMatch(/confirm/i);
    await requireOk(confirm(tokenIn(mail)));
    await requireOk(reader.call('/api/email_address', { method: 'DELETE' }));
    expect(await addressOf(reader)).toMatchObject({ address: null, confirmed: false });
    expect((await reader.call('/api/test_notification', { json: {} })).status).toBe(409);
  });

  it('leaves neither password nor address in the log', () => {
    const log = server.log.join('\n');
    for (const secret of ['the-password-of-the-mailbox', ADDRESS, smtp.url, MAIL_FROM])
      expect(log).not.toContain(secret);
  });
});

describe('a server without a mail server', () => {
  it('says that it cannot send', async () => {
    const server = await startAppServer({ configuration: 'embedded' });
    try {
      const parent = await createCaregiver(server.base, 'parent');
      expect((await parent.call('/api/email_address')).json()).toMatchObject({ can_send: false });
      const answer = await parent.call('/api/email_address', { json: { address: ADDRESS } });
      expect(answer.json().code).toBe('email_not_set_up');
    } finally {
      await server.dispose();
    }
  });
});
