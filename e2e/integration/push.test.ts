import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, createClient, requireOk } from '../client/http-client';
import { drawPicture, frameMessage } from '../client/pictures';
import { settle } from '../client/settle';
import { addFrames, findStoredCradle, type StoredNight } from '../client/stored-night';
import { type PlantedAlert, plantAlert, plantQueued } from '../client/stored-notification';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type PushedMessage, type PushService, startPushService } from '../servers/push-service';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';

interface Row {
  uid: string;
  device_id: number;
  state: string;
  reason: string | null;
  attempts: number;
  next_try_at: Date | null;
  sent_at: Date | null;
  shown_at: Date | null;
  opened_at: Date | null;
}

describe.each(CONFIGURATIONS)('push notifications of the %s server', (configuration) => {
  let service: PushService;
  let server: AppServer;
  let parent: Client;
  let cradle: StoredNight;

  const anybody = () => createClient(server.base);
  const post = (path: string, json: object) => anybody().call(path, { json });
  const rowOf = async (uid: string): Promise<Row> => {
    const [row] = await server.query('SELECT * FROM notifications WHERE uid = ?', [uid]);
    return row as unknown as Row;
  };
  const deviceIds = async (): Promise<number[]> =>
    (await server.query('SELECT id FROM push_subscriptions ORDER BY id')).map(({ id }) => id);
  const alertRow = async ({ uid }: PlantedAlert) =>
    (await server.query('SELECT * FROM alert_logs WHERE uid = ?', [uid]))[0];

  async function subscribe(device: string, language = 'ko'): Promise<number> {
    const json = service.subscribe(device);
    const headers = { 'Accept-Language': language };
    await requireOk(parent.call('/api/push_subscription', { json, headers }));
    return (await deviceIds()).at(-1) ?? 0;
  }
  /** Has the server find the messages as one that went down with them would. */
  async function queue(alert: PlantedAlert, devices: readonly number[], kind = 'alert'): Promise<string[]> {
    const uids: string[] = [];
    for (const deviceId of devices) uids.push(await plantQueued(server.query, alert, { deviceId, kind }));
    await server.kill();
    await server.start();
    return uids;
  }
  const delivered = (device: string, limitMs = 20_000): Promise<PushedMessage> =>
    service.attempts.find((message) => message.device === device, limitMs);
  const attemptsAt = (device: string): PushedMessage[] =>
    service.attempts.all.filter((message) => message.device === device);
  const tokenOf = ({ payload }: PushedMessage): string => String(payload.token);

  beforeAll(async () => {
    service = await startPushService();
    server = await startAppServer({ configuration, env: service.env });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    cradle = await findStoredCradle(server.query, UUID);
  });
  afterAll(async () => {
    await server?.dispose();
    await service?.stop();
  });

  describe('what waited when the server went down', () => {
    let alert: PlantedAlert;
    let phone: PushedMessage;
    let uids: string[];

    beforeAll(async () => {
      const devices = [await subscribe('phone'), await subscribe('tablet', 'en')];
      alert = await plantAlert(server.query, cradle);
      uids = await queue(alert, devices);
      phone = await delivered('phone');
    });

    it('arrives on each device, in its language, signed with the key that the server names', async () => {
      const tablet = await delivered('tablet');
      const key = (await anybody().call('/api/push_key')).json().public_key;
      for (const message of [phone, tablet]) {
        expect(message).toMatchObject({ urgency: 'high', topic: alert.uid, vapidKey: key });
        expect(message.ttl).toBeGreaterThanOrEqual(300);
        expect(message.claims.aud).toMatch(/^https:\/\/push\.test:\d+$/);
        expect(message.payload).toMatchObject({ kind: 'alert', tag: alert.uid, alertUid: alert.uid });
      }
      expect(phone.payload).toMatchObject({
        lang: 'ko',
        title: '울음',
        body: `😢 아기가 35초 동안 울고 있습니다!\n요람 ${UUID}`,
        actions: [
          { action: 'view', title: '보기' },
          { action: 'resolve', title: '해결' },
        ],
      });
      expect(tablet.payload).toMatchObject({ lang: 'en', title: 'Crying' });
    });

    it('counts as told once a service took it, for the app too', async () => {
      await settle(
        () => Promise.all(uids.map(rowOf)),
        (rows) => rows.every(({ state, attempts }) => state === 'sent' && attempts === 1),
      );
      await settle(
        async () => (await parent.call('/api/alert_logs')).json<{ notification_sent: boolean }[]>()[0],
        (listed) => listed?.notification_sent === true,
      );
    });

    it('is not told again by the next start', async () => {
      const before = service.attempts.all.length;
      await server.stop();
      await server.start();
      expect(service.attempts.all).toHaveLength(before);
    });

    it('has its receipts noted without a cookie, also by a server that was started since', async () => {
      const [uid = ''] = uids;
      const token = tokenOf(phone);
      const shown = await requireOk(post('/api/push_receipt', { token, event: 'shown' }));
      expect(shown.json()).toEqual({ success: true, alert_id: null });
      await settle(
        () => rowOf(uid),
        ({ state }) => state === 'shown',
      );
      const opened = await requireOk(post('/api/push_receipt', { token, event: 'opened' }));
      expect(opened.json().alert_id).toBe((await alertRow(alert))?.id);
      const row = await settle(
        () => rowOf(uid),
        ({ state }) => state === 'opened',
      );
      expect(row.sent_at).not.toBeNull();
      expect(Number(row.shown_at)).toBeLessThanOrEqual(Number(row.opened_at));
    });

    it('shows the picture of the moment by its token alone', async () => {
      const path = `/api/push_snapshot/${tokenOf(phone)}`;
      expect((await anybody().call(path)).status).toBe(404);
      const jpeg = await drawPicture();
      const at = new Date((await alertRow(alert))?.created_at);
      await addFrames(server.query, cradle, { jpeg, moments: [new Date(at.getTime() - 200)] });
      const answer = await anybody().call(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect(answer.headers.get('content-length')).toBe(String(jpeg.length));
    });

    it('is acknowledged and resolved by its token, and says who did', async () => {
      const token = tokenOf(phone);
      await requireOk(post('/api/push_action', { token, action: 'acknowledge' }));
      await settle(
        () => alertRow(alert),
        (row) => row?.acknowledged_by === 'parent' && row.resolved === 0,
      );
      for (let again = 0; again < 2; again += 1)
        await requireOk(post('/api/push_action', { token, action: 'resolve' }));
      await settle(
        () => alertRow(alert),
        (row) => row?.resolved === 1,
      );
    });
  });

  describe('a token', () => {
    it.each(['A'.repeat(43), 'nonsense', ''])('that nobody issued opens nothing: %j', async (token) => {
      const subscription = service.subscribe('thief');
      const answers = [
        await post('/api/push_receipt', { token, event: 'shown' }),
        await post('/api/push_action', { token, action: 'resolve' }),
        await post('/api/push_renewal', { token, subscription }),
      ];
      expect(answers.map((answer) => [answer.status, answer.json().code])).toEqual(
        answers.map(() => [401, 'token_invalid']),
      );
    });

    it('opens nothing after a day', async () => {
      const device = await subscribe('old');
      await queue(await plantAlert(server.query, cradle), [device]);
      const token = tokenOf(await delivered('old'));
      // Only the table knows it then.
      await server.stop();
      await server.start();
      await server.query('UPDATE action_tokens SET expires_at = ?', [new Date()]);
      const answer = await post('/api/push_action', { token, action: 'resolve' });
      expect([answer.status, answer.json().code]).toEqual([401, 'token_invalid']);
    });

    it('renews the address of its device, and goes on with that', async () => {
      const device = await subscribe('moving', 'en');
      await queue(await plantAlert(server.query, cradle), [device]);
      const token = tokenOf(await delivered('moving'));
      const subscription = service.subscribe('moved');
      for (let again = 0; again < 2; again += 1)
        await requireOk(post('/api/push_renewal', { token, subscription }));
      const [row] = await server.query('SELECT id, locale FROM push_subscriptions WHERE endpoint = ?', [
        subscription.endpoint,
      ]);
      expect(row?.locale).toBe('en');
      expect(await deviceIds()).not.toContain(device);
      await queue(await plantAlert(server.query, cradle), [row?.id]);
      await delivered('moved');
    });

    it('ends with its device when a caregiver removes that', async () => {
      const device = await subscribe('lost');
      await queue(await plantAlert(server.query, cradle), [device]);
      const token = tokenOf(await delivered('lost'));
      const { endpoint } = service.subscribe('lost');
      for (let again = 0; again < 2; again += 1) {
        const removal = parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint } });
        expect((await requireOk(removal)).json()).toEqual({ success: true });
      }
      expect(await deviceIds()).not.toContain(device);
      expect((await post('/api/push_receipt', { token, event: 'shown' })).status).toBe(401);
    });

    it('of a cradle that was given up resolves nothing any more', async () => {
      const other = await createCaregiverOf(server.base, 'other', 'cradle-b');
      await requireOk(other.call('/api/push_subscription', { json: service.subscribe('former') }));
      const device = (await deviceIds()).at(-1) ?? 0;
      const theirs = await findStoredCradle(server.query, 'cradle-b');
      await queue(await plantAlert(server.query, theirs), [device]);
      const token = tokenOf(await delivered('former'));
      await requireOk(other.call('/delete_cradle', { json: { uuid: 'cradle-b' } }));
      const answer = await post('/api/push_action', { token, action: 'resolve' });
      // Its rows go, the token among them, as soon as the cradle is erased; memory may know it a little longer.
      expect([401, 404]).toContain(answer.status);
      await settle(
        () => server.query('SELECT 1 FROM notifications WHERE device_id = ?', [device]),
        (rows) => rows.length === 0,
      );
    });
  });

  describe('a push service that answers', () => {
    const ids: Record<string, number> = {};
    const rows: Record<string, string> = {};
    const rowAt = (device: string) => rowOf(rows[device] ?? '');
    const stateOf = (device: string, fits: (row: Row) => boolean) =>
      settle(() => rowAt(device), fits, 30_000);

    beforeAll(async () => {
      // Ten are the most that one caregiver has.
      const names = ['404', '410', '429', '500', '413', 'silent', 'prompt'];
      for (const name of names) ids[name] = await subscribe(name);
      const addresses = ['127.0.0.1', '[::1]', 'localhost'];
      for (const host of addresses) {
        const { endpoint, keys } = service.subscribe(host, host);
        await requireOk(parent.call('/api/push_subscription', { json: { endpoint, keys } }));
        ids[host] = (await deviceIds()).at(-1) ?? 0;
      }
      service.reply('404', { status: 404 });
      service.reply('410', { status: 410 });
      service.reply('429', { status: 429, retryAfter: '4' });
      service.reply('500', { status: 500 }, { status: 503 });
      service.reply('413', { status: 413 });
      service.reply('silent', null);
      const order = [...names, ...addresses];
      const alert = await plantAlert(server.query, cradle);
      const uids = await queue(
        alert,
        order.map((name) => ids[name] ?? 0),
      );
      for (const [index, name] of order.entries()) rows[name] = uids[index] ?? '';
    });

    it.each(['404', '410'])('%s loses its device, which is not told again', async (name) => {
      const row = await stateOf(name, ({ state }) => state === 'failed');
      expect(row).toMatchObject({ attempts: 1, next_try_at: null, reason: expect.stringContaining(name) });
      await settle(deviceIds, (left) => !left.includes(ids[name] ?? 0));
      expect(attemptsAt(name)).toHaveLength(1);
    });

    it('429 is tried again, not before it says', async () => {
      await stateOf('429', ({ state, attempts }) => state === 'sent' && attempts === 2);
      const [first, second] = attemptsAt('429');
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(3_900);
    });

    it('500 is tried again with growing waits, each attempt seen in its row', async () => {
      await stateOf('500', ({ state, attempts }) => state === 'sent' && attempts === 3);
      const [first, second, third] = attemptsAt('500').map(({ at }) => at);
      expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(1_900);
      expect((third ?? 0) - (second ?? 0)).toBeGreaterThan(4_900);
    });

    it('413 is not tried again, and keeps its device', async () => {
      const row = await stateOf('413', ({ state }) => state === 'failed');
      expect(row).toMatchObject({ attempts: 1, reason: 'the push service answered 413' });
      expect(await deviceIds()).toContain(ids['413']);
    });

    it('nothing at all is given up after a while and tried again, and holds nobody up', async () => {
      await stateOf('prompt', ({ state }) => state === 'sent');
      const row = await stateOf('silent', ({ attempts }) => attempts === 2);
      expect(row.state).toBe('sent');
      const [silent] = attemptsAt('silent');
      const [prompt] = attemptsAt('prompt');
      expect(Math.abs((prompt?.at ?? 0) - (silent?.at ?? 0))).toBeLessThan(5_000);
    });

    it.each(['127.0.0.1', '[::1]', 'localhost'])(
      'at %s is never asked: no user sends the server into its own network',
      async (host) => {
        const row = await stateOf(host, ({ state }) => state === 'failed');
        expect(row.reason).toBe('its address lies within a local network');
        expect(attemptsAt(host)).toEqual([]);
      },
    );
  });

  describe('an alert that a cradle raises', () => {
    const OWN = 'cradle-c';
    let mother: Client;
    let device: Device;
    const listed = async () => (await mother.call('/api/alert_logs')).json<Record<string, unknown>[]>();
    const change = (settings: object) =>
      requireOk(mother.call(`/api/alert_settings/${OWN}`, { json: settings }));

    beforeAll(async () => {
      mother = await createCaregiverOf(server.base, 'mother', OWN);
      for (const [name, language] of [
        ['mothers-phone', 'ko'],
        ['mothers-tablet', 'en'],
      ] as const) {
        const headers = { 'Accept-Language': language };
        const json = service.subscribe(name);
        await requireOk(mother.call('/api/push_subscription', { json, headers }));
      }
      device = await connectDevice(server.mqttUrl, OWN);
    });
    afterAll(() => device?.leave());

    it('arrives on both devices, each in its language, with the picture of the moment', async () => {
      const jpeg = await drawPicture();
      await device.send('frame', frameMessage(jpeg));
      await device.send('temperature', { temperature: 38.6 });
      const [phone, tablet] = [await delivered('mothers-phone'), await delivered('mothers-tablet')];
      expect(phone.payload).toMatchObject({
        lang: 'ko',
        body: `⚠️ 아기의 체온이 38.6°C로 높습니다!\n요람 ${OWN}`,
        hasSnapshot: true,
      });
      expect(tablet.payload).toMatchObject({ lang: 'en', title: 'High temperature' });
      const answer = await fetch(`${server.base}/api/push_snapshot/${tokenOf(phone)}`);
      expect(Buffer.from(await answer.arrayBuffer()).equals(jpeg)).toBe(true);
      await settle(listed, ([alert]) => alert?.notification_sent === true);
    });

    it('is over for every page when it is resolved on the phone', async () => {
      const token = tokenOf(await delivered('mothers-phone'));
      await requireOk(post('/api/push_action', { token, action: 'resolve' }));
      await settle(listed, ([alert]) => alert?.resolved === true);
    });

    it('is stored and not told where its caregiver wants no push', async () => {
      await device.send('temperature', { temperature: 36.6 });
      await change({ push_notifications_enabled: false, crying_duration_threshold: 1 });
      const before = service.attempts.all.length;
      await device.send('crying', { status: 'Crying' });
      await settle(listed, ([alert]) => alert?.alert_type === 'crying');
      expect(service.attempts.all.slice(before).map((message) => message.device)).toEqual([]);
      expect((await listed())[0]?.notification_sent).toBe(false);
    });
  });

  it('writes no address, key or token into its log', () => {
    const tokens = service.attempts.all.map(tokenOf);
    const secrets = ['push.test', ...tokens];
    expect(server.log.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  });
});
