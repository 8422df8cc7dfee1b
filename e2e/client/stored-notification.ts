import { createHash, randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { AppServer } from '../servers/app-server';
import type { StoredNight } from './stored-night';

type Query = AppServer['query'];

/** An alert as the server stores it, with its name; written past it. */
export interface PlantedAlert {
  uid: string;
  agentId: number;
  ownerId: number;
}

/** @returns an alert of this minute that nobody has looked after. */
export async function plantAlert(
  query: Query,
  { agentId, ownerId }: StoredNight,
  { at = new Date(), type = 'crying', details = { seconds: 35 } as object } = {},
): Promise<PlantedAlert> {
  const uid = ulid();
  const columns =
    'user_id, agent_id, alert_type, alert_message, notification_sent, resolved, created_at, uid, episode, details';
  const message = '😢 아기가 35초 동안 울고 있습니다!';
  const values = [ownerId, agentId, type, message, false, false, at, uid, uid, JSON.stringify(details)];
  await query(`INSERT INTO alert_logs (${columns}) VALUES (?)`, [values]);
  return { uid, agentId, ownerId };
}

/** A message that a phone holds, as one that was told before the server started. @returns its token. */
export async function plantToken(query: Query, alert: PlantedAlert, deviceId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const notificationUid = await plantQueued(query, alert, { deviceId });
  await query("UPDATE notifications SET state = 'sent' WHERE uid = ?", [notificationUid]);
  const columns = 'token_hash, user_id, agent_id, alert_uid, notification_uid, device_id, expires_at';
  const hash = createHash('sha256').update(token).digest('hex');
  const expiry = new Date(Date.now() + 3_600_000);
  const row = [hash, alert.ownerId, alert.agentId, alert.uid, notificationUid, deviceId, expiry];
  await query(`INSERT INTO action_tokens (${columns}) VALUES (?)`, [row]);
  return token;
}

/** A message that waited when the server went down. @returns its uid. */
export async function plantQueued(
  query: Query,
  alert: PlantedAlert,
  { deviceId, kind = 'alert', at = new Date() }: { deviceId: number; kind?: string; at?: Date },
): Promise<string> {
  const uid = ulid();
  const columns =
    'uid, user_id, agent_id, alert_uid, kind, channel, device_id, state, attempts, created_at, next_try_at';
  const row = [uid, alert.ownerId, alert.agentId, alert.uid, kind, 'push', deviceId, 'queued', 0, at, at];
  await query(`INSERT INTO notifications (${columns}) VALUES (?)`, [row]);
  return uid;
}

/** Accounts that have asked for an address each, which waits to be confirmed. @returns the tokens of their mails. */
export async function plantConfirmations(query: Query, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const expiry = new Date(Date.now() + 3_600_000);
  for (const [index, token] of tokens.entries()) {
    const name = `asking-${index}`;
    await query('INSERT INTO users (username, username_key, password) VALUES (?)', [[name, name, 'x']]);
    const [user] = await query('SELECT id FROM users WHERE username = ?', [name]);
    const hash = createHash('sha256').update(token).digest('hex');
    await query(
      `INSERT INTO email_addresses (user_id, locale, asked_address, token_hash, token_expires_at, updated_at)
        VALUES (?)`,
      [[user?.id, 'ko', `${name}@home.test`, hash, expiry, new Date()]],
    );
  }
  return tokens;
}

/** Devices and sessions of an account, which no browser has. @returns their ids by the names of the interface */
export async function plantDevices(
  query: Query,
  username: string,
  count: number,
): Promise<{ device_id: number[]; session_id: number[] }> {
  const [user] = await query('SELECT id FROM users WHERE username = ?', [username]);
  for (let index = 0; index < count; index += 1) {
    const endpoint = `https://push.example/${username}-${index}`;
    const hash = createHash('sha256').update(endpoint).digest('hex');
    await query(
      `INSERT INTO push_subscriptions (user_id, endpoint, endpoint_hash, p256dh, auth, created_at, updated_at)
       VALUES (?, ?, ?, 'key', 'secret', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
      [user?.id, endpoint, hash],
    );
    await query(
      `INSERT INTO sessions (token_hash, user_id, created_at, expires_at)
       VALUES (?, ?, UTC_TIMESTAMP(3), '2100-01-01')`,
      [hash, user?.id],
    );
  }
  const idsOf = async (table: string) =>
    (await query(`SELECT id FROM ${table} WHERE user_id = ? ORDER BY id LIMIT ${count}`, [user?.id])).map(
      ({ id }) => Number(id),
    );
  const [devices, [, ...sessions]] = [await idsOf('push_subscriptions'), await idsOf('sessions')];
  return { device_id: devices, session_id: sessions };
}
