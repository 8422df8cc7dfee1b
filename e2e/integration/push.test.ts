import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, createClient, PASSWORD, requireOk } from '../client/http-client';
import { drawPicture, frameMessage } from '../client/pictures';
import { type PushHome, startPushHome, tokenOf } from '../client/push-home';
import { settle } from '../client/settle';
import { addFrames, findStoredCradle } from '../client/stored-night';
import { type PlantedAlert, plantAlert } from '../client/stored-notification';
import type { PushedMessage } from '../servers/push-service';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';

describe.each(CONFIGURATIONS)('push notifications of the %s server', (configuration) => {
  let home: PushHome;

  const anybody = () => createClient(home.server.base);
  const post = (path: string, json: object) => anybody().call(path, { json });
  const alertRow = async ({ uid }: PlantedAlert) =>
    (await home.server.query('SELECT * FROM alert_logs WHERE uid = ?', [uid]))[0];

  beforeAll(async () => {
    home = await startPushHome(configuration, UUID);
  });
  afterAll(() => home?.dispose());

  describe('what waited when the server went down', () => {
    let alert: PlantedAlert;
    let phone: PushedMessage;
    let uids: string[];

    beforeAll(async () => {
      const devices = [await home.subscribe('phone'), await home.subscribe('tablet', 'en')];
      alert = await plantAlert(home.server.query, home.cradle);
      uids = await home.queue(alert, devices);
      phone = await home.delivered('phone');
    });

    it('arrives on each device, in its language, signed with the key that the server names', async () => {
      const tablet = await home.delivered('tablet');
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
        () => Promise.all(uids.map(home.rowOf)),
        (rows) => rows.every(({ state, attempts }) => state === 'sent' && attempts === 1),
      );
      await settle(
        async () => (await home.parent.call('/api/alert_logs')).json<{ notification_sent: boolean }[]>()[0],
        (listed) => listed?.notification_sent === true,
      );
    });

    it('is not told again by the next start', async () => {
      const before = home.service.attempts.all.length;
      await home.server.stop();
      await home.server.start();
      expect(home.service.attempts.all).toHaveLength(before);
    });

    it('has its receipts noted without a cookie, also by a server that was started since', async () => {
      const [uid = ''] = uids;
      const token = tokenOf(phone);
      const shown = await requireOk(post('/api/push_receipt', { token, event: 'shown' }));
      expect(shown.json()).toEqual({ success: true, alert_id: null });
      await settle(
        () => home.rowOf(uid),
        ({ state }) => state === 'shown',
      );
      const opened = await requireOk(post('/api/push_receipt', { token, event: 'opened' }));
      expect(opened.json().alert_id).toBe((await alertRow(alert))?.id);
      const row = await settle(
        () => home.rowOf(uid),
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
      await addFrames(home.server.query, home.cradle, { jpeg, moments: [new Date(at.getTime() - 200)] });
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
      const subscription = home.service.subscribe('thief');
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
      const device = await home.subscribe('old');
      await home.queue(await plantAlert(home.server.query, home.cradle), [device]);
      const token = tokenOf(await home.delivered('old'));
      // Only the table knows it then.
      await home.server.stop();
      await home.server.start();
      await home.server.query('UPDATE action_tokens SET expires_at = ?', [new Date()]);
      const answer = await post('/api/push_action', { token, action: 'resolve' });
      expect([answer.status, answer.json().code]).toEqual([401, 'token_invalid']);
    });

    it('renews the address of its device, and goes on with that', async () => {
      const device = await home.subscribe('moving', 'en');
      await home.queue(await plantAlert(home.server.query, home.cradle), [device]);
      const token = tokenOf(await home.delivered('moving'));
      const subscription = home.service.subscribe('moved');
      for (let again = 0; again < 2; again += 1)
        await requireOk(post('/api/push_renewal', { token, subscription }));
      const [row] = await home.server.query('SELECT id, locale FROM push_subscriptions WHERE endpoint = ?', [
        subscription.endpoint,
      ]);
      expect(row?.locale).toBe('en');
      expect(await home.deviceIds()).not.toContain(device);
      await home.queue(await plantAlert(home.server.query, home.cradle), [row?.id]);
      await home.delivered('moved');
    });

    it('ends with its device when a caregiver removes that', async () => {
      const device = await home.subscribe('lost');
      await home.queue(await plantAlert(home.server.query, home.cradle), [device]);
      const token = tokenOf(await home.delivered('lost'));
      const { endpoint } = home.service.subscribe('lost');
      for (let again = 0; again < 2; again += 1) {
        const removal = home.parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint } });
        expect((await requireOk(removal)).json()).toEqual({ success: true });
      }
      expect(await home.deviceIds()).not.toContain(device);
      expect((await post('/api/push_receipt', { token, event: 'shown' })).status).toBe(401);
    });

    it('ends with the session of its device when a caregiver ends that, and brings it back at no address', async () => {
      const elsewhere = createClient(home.server.base);
      await requireOk(elsewhere.signIn('parent', PASSWORD));
      await requireOk(elsewhere.call('/api/push_subscription', { json: home.service.subscribe('left') }));
      const device = (await home.deviceIds()).at(-1) ?? 0;
      await home.queue(await plantAlert(home.server.query, home.cradle), [device]);
      const token = tokenOf(await home.delivered('left'));
      await requireOk(home.parent.call('/api/sessions', { method: 'DELETE' }));
      const subscription = home.service.subscribe('left again');
      const answers = [
        await post('/api/push_receipt', { token, event: 'shown' }),
        await post('/api/push_action', { token, action: 'resolve' }),
        await post('/api/push_renewal', { token, subscription }),
      ];
      expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
      expect(await home.deviceIds()).not.toContain(device);
      const before = home.attemptsAt('left').length;
      const [uid = ''] = await home.queue(await plantAlert(home.server.query, home.cradle), [device]);
      await settle(
        () => home.rowOf(uid),
        ({ state, attempts }) => state === 'failed' && attempts === 0,
      );
      expect([home.attemptsAt('left').length, home.attemptsAt('left again').length]).toEqual([before, 0]);
    });

    it('brings its device back at another address when its push service knew the earlier one no more', async () => {
      const device = await home.subscribe('reset');
      await home.queue(await plantAlert(home.server.query, home.cradle), [device]);
      const token = tokenOf(await home.delivered('reset'));
      home.service.reply('reset', { status: 410 });
      await requireOk(home.parent.call('/api/test_notification', { json: { device_id: device } }));
      await settle(home.deviceIds, (left) => !left.includes(device));
      const subscription = home.service.subscribe('set anew');
      await requireOk(post('/api/push_renewal', { token, subscription }));
      await requireOk(
        home.parent.call('/api/test_notification', { json: { endpoint: subscription.endpoint } }),
      );
      await home.delivered('set anew');
    });

    it('of a cradle that was given up resolves nothing any more', async () => {
      const other = await createCaregiverOf(home.server.base, 'other', 'cradle-b');
      await requireOk(other.call('/api/push_subscription', { json: home.service.subscribe('former') }));
      const device = (await home.deviceIds()).at(-1) ?? 0;
      const theirs = await findStoredCradle(home.server.query, 'cradle-b');
      await home.queue(await plantAlert(home.server.query, theirs), [device]);
      const token = tokenOf(await home.delivered('former'));
      await requireOk(other.call('/delete_cradle', { json: { uuid: 'cradle-b' } }));
      const answer = await post('/api/push_action', { token, action: 'resolve' });
      // Its rows go, the token among them, as soon as the cradle is erased; memory may know it a little longer.
      expect([401, 404]).toContain(answer.status);
      await settle(
        () => home.server.query('SELECT 1 FROM notifications WHERE device_id = ?', [device]),
        (rows) => rows.length === 0,
      );
    });
  });

  describe('an alert that a cradle raises', () => {
    const OWN = 'cradle-c';
    let mother: Client;
    let device: Device;
    const listed = async () => (await mother.call('/api/alert_logs')).json<Record<string, unknown>[]>();
    const change = (settings: object) =>
      requireOk(mother.call(`/api/alert_settings/${OWN}`, { json: settings }));

    beforeAll(async () => {
      mother = await createCaregiverOf(home.server.base, 'mother', OWN);
      for (const [name, language] of [
        ['mothers-phone', 'ko'],
        ['mothers-tablet', 'en'],
      ] as const) {
        const headers = { 'Accept-Language': language };
        const json = home.service.subscribe(name);
        await requireOk(mother.call('/api/push_subscription', { json, headers }));
      }
      device = await connectDevice(home.server.mqttUrl, OWN);
    });
    afterAll(() => device?.leave());

    it('arrives on both devices, each in its language, with the picture of the moment', async () => {
      const jpeg = await drawPicture();
      await device.send('frame', frameMessage(jpeg));
      await device.send('temperature', { temperature: 38.6 });
      const [phone, tablet] = [await home.delivered('mothers-phone'), await home.delivered('mothers-tablet')];
      expect(phone.payload).toMatchObject({
        lang: 'ko',
        body: `⚠️ 아기의 체온이 38.6°C로 높습니다!\n요람 ${OWN}`,
        hasSnapshot: true,
      });
      expect(tablet.payload).toMatchObject({ lang: 'en', title: 'High temperature' });
      const answer = await fetch(`${home.server.base}/api/push_snapshot/${tokenOf(phone)}`);
      expect(Buffer.from(await answer.arrayBuffer()).equals(jpeg)).toBe(true);
      await settle(listed, ([alert]) => alert?.notification_sent === true);
    });

    it('is over for every page when it is resolved on the phone', async () => {
      const token = tokenOf(await home.delivered('mothers-phone'));
      await requireOk(post('/api/push_action', { token, action: 'resolve' }));
      await settle(listed, ([alert]) => alert?.resolved === true);
    });

    it('is stored and not told where its caregiver wants no push', async () => {
      await device.send('temperature', { temperature: 36.6 });
      await change({ push_notifications_enabled: false, crying_duration_threshold: 1 });
      const before = home.service.attempts.all.length;
      await device.send('crying', { status: 'Crying' });
      await settle(listed, ([alert]) => alert?.alert_type === 'crying');
      expect(home.service.attempts.all.slice(before).map((message) => message.device)).toEqual([]);
      expect((await listed())[0]?.notification_sent).toBe(false);
    });
  });

  it('writes no address, key or token into its log', () => {
    expect(home.listSecretLines()).toEqual([]);
  });
});
