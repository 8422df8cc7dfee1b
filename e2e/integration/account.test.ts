import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WirePushDevice } from '@/lib/contracts/push-devices';
import type { WireSession } from '@/lib/contracts/sessions';
import type { WireTonight } from '@/lib/contracts/tonight';
import { connectDevice } from '../client/device';
import { type Client, createCaregiver, createClient, PASSWORD, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';

const UUID = 'cradle-unique-id-example';
const NEXT = 'a better password';
const KEYS = {
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CCXg',
};

let server: AppServer;
let name = 0;
let username: string;
let here: Client;
let there: Client;

beforeAll(async () => {
  server = await startAppServer({ configuration: 'embedded' });
});
afterAll(() => server?.dispose());
beforeEach(async () => {
  name += 1;
  username = `parent ${name}`;
  here = await createCaregiver(server.base, username);
  there = createClient(server.base);
  await requireOk(there.signIn(username, PASSWORD));
});

const change = (current: string, next = NEXT) =>
  here.call('/api/password', { json: { current_password: current, new_password: next } });

async function sessionsOf(client: Client): Promise<WireSession[]> {
  return (await client.call('/api/sessions')).json();
}

describe('changing the password', () => {
  it('ends every other session, and its streams, and keeps this one', async () => {
    await here.registerAgent(UUID);
    await requireOk(here.claim(UUID));
    const device = await connectDevice(server.mqttUrl, UUID);
    await device.send('temperature', { temperature: 36.5 });
    const stream = await fetch(`${server.base}/api/live/${UUID}`, { headers: { Cookie: there.cookie() } });
    const over = readToEnd(stream);
    await requireOk(change(PASSWORD));
    await over;
    expect((await there.call('/api/agents')).status).toBe(401);
    expect((await here.call('/api/agents')).status).toBe(200);
    const again = createClient(server.base);
    expect((await again.signIn(username, PASSWORD)).status).toBe(401);
    expect((await again.signIn(username, NEXT)).status).toBe(200);
    await requireOk(here.call('/delete_cradle', { json: { uuid: UUID } }));
    await device.leave();
  });

  it('is refused with a wrong password, or a short new one, and changes nothing', async () => {
    const wrong = await change('not the password');
    expect([wrong.status, wrong.json<{ code: string }>().code]).toEqual([400, 'password_wrong']);
    expect((await change(PASSWORD, 'short')).status).toBe(400);
    expect((await there.call('/api/agents')).status).toBe(200);
    expect((await createClient(server.base).signIn(username, PASSWORD)).status).toBe(200);
  });

  it('lets nobody try for ever', async () => {
    for (let tries = 0; tries < 10; tries += 1) expect((await change('guess')).status).toBe(400);
    expect((await change(PASSWORD)).status).toBe(429);
  });
});

describe('sessions', () => {
  it('are listed with what their browsers say, and ended one by one or all others at once', async () => {
    const phone = createClient(server.base);
    await requireOk(phone.signIn(username, PASSWORD));
    const all = await sessionsOf(here);
    expect(all).toHaveLength(3);
    expect(all.filter(({ current }) => current)).toHaveLength(1);
    expect(JSON.stringify(all)).not.toContain('token');
    const [own] = (await sessionsOf(there)).filter(({ current }) => current);
    await requireOk(here.call(`/api/sessions/${own?.id}`, { method: 'DELETE' }));
    expect((await there.call('/api/agents')).status).toBe(401);
    expect((await phone.call('/api/agents')).status).toBe(200);
    await requireOk(here.call('/api/sessions', { method: 'DELETE' }));
    expect((await phone.call('/api/agents')).status).toBe(401);
    expect(await sessionsOf(here)).toHaveLength(1);
  });

  it('of another account are not found', async () => {
    const stranger = await createCaregiver(server.base, `stranger ${name}`);
    const [session] = await sessionsOf(here);
    expect((await stranger.call(`/api/sessions/${session?.id}`, { method: 'DELETE' })).status).toBe(404);
    expect(await sessionsOf(here)).toHaveLength(2);
  });
});

describe('push devices', () => {
  const subscribe = () =>
    here.call('/api/push_subscription', {
      json: { endpoint: `https://push.invalid/send/${name}`, keys: KEYS },
    });
  const list = async (): Promise<WirePushDevice[]> => (await here.call('/api/push_devices')).json();

  it('are named, tested and removed by their caregiver alone', async () => {
    await requireOk(subscribe());
    const [device] = await list();
    expect(device).toMatchObject({ name: null, proven_at: null, failing: false, language: 'ko' });
    const path = `/api/push_devices/${device?.id}`;
    await requireOk(here.call(path, { json: { name: '  엄마 휴대전화 ' } }));
    expect((await list())[0]?.name).toBe('엄마 휴대전화');
    expect((await here.call(path, { json: { name: 'x'.repeat(41) } })).status).toBe(400);
    const test = await here.call('/api/test_notification', { json: { device_id: device?.id } });
    expect(test.status).toBe(202);
    const stranger = await createCaregiver(server.base, `stranger ${name}`);
    for (const method of ['POST', 'DELETE'] as const) {
      const asked = await stranger.call(path, method === 'POST' ? { json: { name: 'mine' } } : { method });
      expect(asked.status).toBe(404);
    }
    await requireOk(here.call(path, { method: 'DELETE' }));
    expect(await list()).toEqual([]);
  });

  it('say when an alert was last shown on them', async () => {
    await requireOk(subscribe());
    const [device] = await list();
    await server.query(
      `INSERT INTO notifications (uid, user_id, kind, channel, device_id, state, attempts, created_at, shown_at)
       SELECT ?, user_id, 'test', 'push', id, 'shown', 1, '2025-10-03 12:00:00', '2025-10-03 12:00:01.500'
         FROM push_subscriptions WHERE id = ?`,
      [`${name}`.padStart(26, '0'), device?.id],
    );
    await settle(list, ([shown]) => shown?.proven_at === '2025-10-03T12:00:01.500Z');
  });
});

describe('push to a browser whose session is ended', () => {
  const endpointOf = (device: string) => `https://push.invalid/send/${device}-${name}`;
  const switchOn = (client: Client, device: string) =>
    requireOk(client.call('/api/push_subscription', { json: { endpoint: endpointOf(device), keys: KEYS } }));
  const told = async () =>
    (await server.query('SELECT endpoint FROM push_subscriptions ORDER BY id')).map(
      ({ endpoint }) => endpoint,
    );
  const sendTest = (device: string) =>
    here.call('/api/test_notification', { json: { endpoint: endpointOf(device) } });
  const sessionOf = async (client: Client) => (await sessionsOf(client)).find(({ current }) => current)?.id;
  const tonight = async (device: string) => {
    const hash = createHash('sha256').update(endpointOf(device)).digest('hex');
    const { checks } = (await here.call(`/api/tonight?device=${hash}`)).json<WireTonight>();
    return checks.find(({ id }) => id === 'push')?.reason;
  };

  beforeEach(async () => {
    await server.query('DELETE FROM push_subscriptions');
    await switchOn(here, 'here');
    await switchOn(there, 'there');
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'in the list',
      async () => requireOk(here.call(`/api/sessions/${await sessionOf(there)}`, { method: 'DELETE' })),
    ],
    ['with all others', () => requireOk(here.call('/api/sessions', { method: 'DELETE' }))],
    ['by another password', () => requireOk(change(PASSWORD))],
  ])('ends with it, %s, and no other does', async (_, end) => {
    // Registered by a session that nobody knows: as every device of before.
    await switchOn(there, 'unknown');
    await server.query("UPDATE push_subscriptions SET session_hash = NULL WHERE endpoint LIKE '%unknown%'");
    expect((await sendTest('there')).status).toBe(202);
    await end();
    expect(await told()).toEqual([endpointOf('here'), endpointOf('unknown')]);
    expect((await sendTest('there')).status).toBe(404);
    expect((await sendTest('here')).status).toBe(202);
    const listed = (await here.call('/api/push_devices')).json<WirePushDevice[]>();
    expect(listed.map((device) => device.signed_in)).toEqual([true, false]);
  });

  it('does not come back with a browser that goes on trying', async () => {
    await requireOk(here.call('/api/sessions', { method: 'DELETE' }));
    const report = { endpoint: endpointOf('there'), keys: KEYS };
    for (const more of [{}, { renew: true }, { replaces: report.endpoint }]) {
      const refused = await there.call('/api/push_subscription', { json: { ...report, ...more } });
      expect(refused.status).toBe(401);
    }
    // Nor when somebody signs in there again, until they switch it on.
    await requireOk(there.signIn(username, PASSWORD));
    const renewal = there.call('/api/push_subscription', { json: { ...report, renew: true } });
    expect((await renewal).status).toBe(404);
    await switchOn(there, 'there');
    expect(await told()).toHaveLength(2);
  });

  it('goes on where its browser is signed out, or lapses, and says so in the list', async () => {
    await requireOk(there.call('/logout', { method: 'POST' }));
    await requireOk(here.call('/api/sessions', { method: 'DELETE' }));
    expect(await told()).toEqual([endpointOf('here'), endpointOf('there')]);
    expect((await sendTest('there')).status).toBe(202);
    const listed = (await here.call('/api/push_devices')).json<WirePushDevice[]>();
    expect(listed.map((device) => device.signed_in)).toEqual([true, false]);
    await requireOk(there.signIn(username, PASSWORD));
    await requireOk(
      there.call('/api/push_subscription', {
        json: { endpoint: endpointOf('there'), keys: KEYS, renew: true },
      }),
    );
    await requireOk(here.call('/api/sessions', { method: 'DELETE' }));
    expect(await told()).toEqual([endpointOf('here')]);
  });

  it('leaves nobody in the belief that they are told', async () => {
    await here.registerAgent(UUID);
    await requireOk(here.claim(UUID));
    await requireOk(
      here.call(`/api/push_subscription`, { method: 'DELETE', json: { endpoint: endpointOf('here') } }),
    );
    expect(await tonight('there')).toBe('push_unproven');
    await requireOk(change(PASSWORD));
    expect(await tonight('there')).toBe('push_missing');
    expect(await tonight('here')).toBe('push_missing');
    expect((await here.call('/api/test_notification', { json: {} })).json()).toMatchObject({
      code: 'nobody_to_tell',
    });
    await requireOk(here.call('/delete_cradle', { json: { uuid: UUID } }));
  });
});

async function readToEnd({ body }: Response): Promise<void> {
  const reader = body?.getReader();
  while (reader && !(await reader.read()).done);
}
