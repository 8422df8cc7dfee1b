import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, createCaregiver, createClient, requireOk } from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const KEYS = {
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CCXg',
};

describe.each(CONFIGURATIONS)('devices that want notifications, at the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiver(server.base, 'parent');
  });
  afterAll(() => server?.dispose());
  beforeEach(async () => {
    for (const { endpoint } of await server.query(
      'SELECT endpoint FROM push_subscriptions WHERE user_id = 1',
    ))
      await requireOk(parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint } }));
    await server.query('DELETE FROM push_subscriptions');
  });

  const subscribe = (json: object, client = parent) => client.call('/api/push_subscription', { json });
  const stored = () =>
    server.query('SELECT user_id, endpoint, p256dh, auth FROM push_subscriptions ORDER BY id');

  it('may be several of one caregiver, and renew their keys', async () => {
    const [phone, tablet] = ['https://push.example/phone', 'https://push.example/tablet'];
    for (const endpoint of [phone, tablet, phone]) {
      const answer = await subscribe({ endpoint, keys: KEYS });
      expect([answer.status, answer.json()]).toEqual([200, { success: true }]);
    }
    await subscribe({ endpoint: phone, keys: { ...KEYS, auth: 'bmV3IGF1dGggc2VjcmV0ISE' } });
    expect(await stored()).toMatchObject([
      { endpoint: phone, auth: 'bmV3IGF1dGggc2VjcmV0ISE' },
      { endpoint: tablet, auth: KEYS.auth },
    ]);
  });

  it('are ten at most: the oldest gives way', async () => {
    const endpoints = Array.from({ length: 12 }, (_, index) => `https://push.example/many/${index}`);
    for (const endpoint of endpoints) await requireOk(subscribe({ endpoint, keys: KEYS }));
    const left = (await stored()).map(({ endpoint }) => endpoint);
    expect(left).toEqual(endpoints.slice(-10));
  });

  it('are told things in the language that they subscribed in last', async () => {
    const endpoint = 'https://push.example/phone';
    const language = async (header: string) => {
      const headers = { 'Accept-Language': header };
      await requireOk(parent.call('/api/push_subscription', { json: { endpoint, keys: KEYS }, headers }));
      return (await server.query('SELECT locale FROM push_subscriptions'))[0]?.locale;
    };
    expect([await language('en-GB,en;q=0.9'), await language('ko')]).toEqual(['en', 'ko']);
  });

  it('are removed by whom they belong to alone; again changes nothing', async () => {
    const endpoint = 'https://push.example/phone';
    const remove = (client: Client, json: object = { endpoint }) =>
      client.call('/api/push_subscription', { method: 'DELETE', json });
    await subscribe({ endpoint, keys: KEYS });
    const stranger = await createCaregiver(server.base, 'stranger');
    expect((await remove(stranger)).status).toBe(200);
    expect(await stored()).toHaveLength(1);
    expect((await remove(createClient(server.base))).status).toBe(401);
    expect((await remove(parent, {})).json().code).toBe('validation_failed');
    for (let again = 0; again < 2; again += 1)
      expect((await remove(parent)).json()).toEqual({ success: true });
    expect(await stored()).toEqual([]);
  });

  it('stay removed when the browser renews what it had', async () => {
    const [endpoint, renew] = ['https://push.example/phone', true];
    await requireOk(subscribe({ endpoint, keys: KEYS }));
    expect((await subscribe({ endpoint, keys: { ...KEYS, auth: 'bmV3' }, renew })).status).toBe(200);
    expect(await stored()).toMatchObject([{ endpoint, auth: 'bmV3' }]);
    await requireOk(parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint } }));
    const refused = await subscribe({ endpoint, keys: KEYS, renew });
    expect([refused.status, refused.json().code]).toEqual([404, 'not_found']);
    expect(await stored()).toEqual([]);
  });

  it('keep their name when the browser has another address, also when it says so twice', async () => {
    const [before, endpoint] = ['https://push.example/before', 'https://push.example/after'];
    await requireOk(subscribe({ endpoint: before, keys: KEYS }));
    await server.query("UPDATE push_subscriptions SET name = 'Mum’s phone'");
    for (let again = 0; again < 2; again += 1)
      await requireOk(subscribe({ endpoint, keys: KEYS, replaces: before }));
    expect(await server.query('SELECT name, endpoint FROM push_subscriptions')).toEqual([
      { name: 'Mum’s phone', endpoint },
    ]);
    await requireOk(subscribe({ endpoint, keys: KEYS, renew: true }));
  });

  it('stay removed when the browser comes with another address', async () => {
    const [before, endpoint] = ['https://push.example/before', 'https://push.example/after'];
    await requireOk(subscribe({ endpoint: before, keys: KEYS }));
    const stranger = await createCaregiver(server.base, 'who has another');
    expect((await subscribe({ endpoint, keys: KEYS, replaces: before }, stranger)).status).toBe(404);
    await requireOk(parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint: before } }));
    for (const more of [{ replaces: before }, { replaces: before, renew: true }, { replaces: endpoint }]) {
      const refused = await subscribe({ endpoint, keys: KEYS, ...more });
      expect([refused.status, refused.json().code]).toEqual([404, 'not_found']);
    }
    expect(await stored()).toEqual([]);
  });

  it('are not removed by a page of another site', async () => {
    const headers = { Origin: 'https://evil.example' };
    const json = { endpoint: 'https://push.example/phone' };
    const answer = await parent.call('/api/push_subscription', { method: 'DELETE', json, headers });
    expect(answer.status).toBe(403);
  });

  it('may be shared by two caregivers, one after the other', async () => {
    const endpoint = 'https://push.example/shared';
    const other = await createCaregiver(server.base, 'other');
    await subscribe({ endpoint, keys: KEYS });
    await subscribe({ endpoint, keys: KEYS }, other);
    expect(await stored()).toHaveLength(2);
  });

  it.each([
    {},
    { endpoint: 'https://push.example/x' },
    { endpoint: 'http://push.example/x', keys: KEYS },
    { endpoint: 'javascript:alert(1)', keys: KEYS },
    { endpoint: 'nowhere', keys: KEYS },
    { endpoint: `https://push.example/${'x'.repeat(2_000)}`, keys: KEYS },
    { endpoint: 5, keys: KEYS },
    { endpoint: 'https://push.example/x', keys: {} },
    { endpoint: 'https://push.example/x', keys: { ...KEYS, auth: '' } },
    { endpoint: 'https://push.example/x', keys: { ...KEYS, p256dh: 'not base64!' } },
    { endpoint: 'https://push.example/x', keys: 'keys' },
    { endpoint: 'https://push.example/x', keys: KEYS, replaces: 'nowhere' },
  ])('are refused as %j', async (json) => {
    const answer = await subscribe(json);
    expect([answer.status, answer.json().code]).toEqual([400, 'validation_failed']);
    expect(await stored()).toEqual([]);
  });

  it('are only for whoever is signed in', async () => {
    const answer = await subscribe(
      { endpoint: 'https://push.example/x', keys: KEYS },
      createClient(server.base),
    );
    expect(answer.status).toBe(401);
  });
});
