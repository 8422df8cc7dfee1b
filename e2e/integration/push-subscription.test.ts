import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, createCaregiver, createClient } from '../client/http-client';
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
  beforeEach(() => server.query('DELETE FROM push_subscriptions'));

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
