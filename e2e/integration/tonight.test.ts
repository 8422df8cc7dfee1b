import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WireTonight } from '@/lib/contracts/tonight';
import { createSimulatedCradle, type SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { type Client, createCaregiver, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';

const UUID = 'cradle-unique-id-example';
const ENDPOINT = 'https://push.invalid/send/this-device';
const KEYS = {
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CCXg',
};
const DEVICE = createHash('sha256').update(ENDPOINT).digest('hex');

let server: AppServer;
let cradle: SimulatedCradle;
let parent: Client;

beforeAll(async () => {
  server = await startAppServer({ configuration: 'embedded' });
  cradle = createSimulatedCradle({
    ...{ uuid: UUID, scene: 'calm', fps: 4 },
    ...{ mqttUrl: server.mqttUrl, baseUrl: server.base },
  });
  await cradle.start();
  parent = await createCaregiver(server.base, 'haru');
});
afterAll(async () => {
  await cradle?.stop();
  await server?.dispose();
});

async function ask(device: string | null = DEVICE): Promise<WireTonight> {
  const answer = await parent.call(`/api/tonight${device === null ? '' : `?device=${device}`}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

async function notFine(device: string | null = DEVICE): Promise<string[]> {
  const { checks } = await ask(device);
  return checks
    .filter(({ state }) => state !== 'ok')
    .map(({ id, state, reason }) => `${id} ${state} ${reason}`);
}

it('goes from nothing to ready, one thing after the other, and back when the cradle falls silent', async () => {
  expect(await notFine()).toEqual(['cradle problem no_cradle', 'push off push_off', 'email off email_off']);

  await requireOk(parent.claim(UUID));
  const WITHOUT_PUSH = ['push problem push_missing', 'email off email_off'];
  await settle(notFine, (open) => open.join() === WITHOUT_PUSH.join());
  expect(await notFine(null)).toContain('push unknown push_unknown');

  await requireOk(parent.call('/api/push_subscription', { json: { endpoint: ENDPOINT, keys: KEYS } }));
  expect(await notFine()).toContain('push problem push_unproven');
  const [device] = await server.query('SELECT id, user_id FROM push_subscriptions');
  await server.query(
    `INSERT INTO notifications (uid, user_id, kind, channel, device_id, state, attempts, created_at, shown_at)
     VALUES (?, ?, 'test', 'push', ?, 'shown', 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    ['0'.repeat(26), device?.user_id, device?.id],
  );
  expect(await notFine()).toEqual(['email off email_off']);
  expect((await ask()).ready).toBe(true);

  await requireOk(
    parent.call(`/api/alert_settings/${UUID}`, { json: { email_notifications_enabled: true } }),
  );
  expect(await notFine()).toEqual(['email problem email_not_set_up']);
  await requireOk(
    parent.call(`/api/alert_settings/${UUID}`, { json: { email_notifications_enabled: false } }),
  );

  await cradle.stop();
  const silent = await settle(notFine, (open) => open.includes('direction problem silent'), 20_000);
  expect(silent).toContain('frame problem silent');
  expect((await ask()).ready).toBe(false);

  await requireOk(parent.call(`/api/watch_settings/${UUID}`, { json: { in_use: false } }));
  expect(await notFine()).toContain('cradle off not_in_use');
});

it('refuses what is no hash, and tells nobody anything without a session', async () => {
  expect((await parent.call('/api/tonight?device=nobody')).status).toBe(400);
  expect((await fetch(`${server.base}/api/tonight`)).status).toBe(401);
});
