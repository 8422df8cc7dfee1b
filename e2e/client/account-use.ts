import type { WirePushDevice } from '@/lib/contracts/push-devices';
import type { WireSession } from '@/lib/contracts/sessions';
import type { PushService } from '../servers/push-service';
import type { SmtpTestServer } from '../servers/smtp-server';
import { type Client, createCaregiver, createClient, PASSWORD, requireOk } from './http-client';
import { findPart } from './mime-reader';

const ADDRESS = 'account@home.test';

/** Everything that caregivers do with their account, their devices and their address, as it succeeds. */
export async function useAccount(
  base: string,
  { push, smtp }: { push: PushService; smtp: SmtpTestServer },
): Promise<void> {
  const client = await createCaregiver(base, 'account');
  await usePassword(client, push);
  await useDevices(client, push);
  await useAddress(client, smtp);
  await requireOk(client.call('/logout', { method: 'POST' }));
}

async function usePassword(client: Client, push: PushService): Promise<void> {
  const signInElsewhere = async (phone: string) => {
    const elsewhere = createClient(client.base);
    await requireOk(elsewhere.signIn('account', PASSWORD));
    await requireOk(elsewhere.call('/api/push_subscription', { json: push.subscribe(phone) }));
  };
  for (const phone of ['first', 'second', 'third']) await signInElsewhere(phone);
  const sessions = (await requireOk(client.call('/api/sessions'))).json<WireSession[]>();
  const other = sessions.find(({ current }) => !current);
  await requireOk(client.call(`/api/sessions/${other?.id}`, { method: 'DELETE' }));
  await requireOk(client.call('/api/sessions', { method: 'DELETE' }));
  await signInElsewhere('fourth');
  const change = { current_password: PASSWORD, new_password: `${PASSWORD}, and another` };
  await requireOk(client.call('/api/password', { json: change }));
}

async function useDevices(client: Client, push: PushService): Promise<void> {
  const subscription = push.subscribe('account’s phone');
  const before = push.subscribe('account’s phone of before');
  await requireOk(client.call('/api/push_subscription', { json: before }));
  const moved = { ...subscription, replaces: before.endpoint };
  await requireOk(client.call('/api/push_subscription', { json: moved }));
  await requireOk(client.call('/api/push_subscription', { json: { ...subscription, renew: true } }));
  const { id } = (
    await requireOk(client.call('/api/test_notification', { json: { endpoint: subscription.endpoint } }))
  ).json<{ id: string }>();
  await push.attempts.find(({ device }) => device === 'account’s phone');
  await requireOk(client.call(`/api/test_notification/${id}`));
  const [device] = (await requireOk(client.call('/api/push_devices'))).json<WirePushDevice[]>();
  const path = `/api/push_devices/${device?.id}`;
  for (const name of ['Mum’s phone', '']) await requireOk(client.call(path, { json: { name } }));
  await requireOk(client.call(path, { method: 'DELETE' }));
}

async function useAddress(client: Client, smtp: SmtpTestServer): Promise<void> {
  await requireOk(client.call('/api/email_address', { json: { address: ADDRESS } }));
  const { mail } = await smtp.mails.find(({ to }) => to.includes(ADDRESS));
  const text = findPart(mail, 'text/plain')?.content.toString('utf8') ?? '';
  const token = /confirm_email\?token=([\w-]+)/.exec(text)?.[1];
  await requireOk(client.call('/api/email_confirmation', { json: { token } }));
  await requireOk(client.call('/api/email_address'));
  await requireOk(client.call('/api/email_address', { method: 'DELETE' }));
}
