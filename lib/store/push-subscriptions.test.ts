import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findActionToken } from './action-tokens';
import { listPushDevices } from './push-devices';
import { movePushSubscription, renewPushSubscription } from './push-renewals';
import type { ReportedDevice } from './push-rows';
import {
  listPushSubscriptions,
  noteDeviceGone,
  removeGoneDevices,
  removePushSubscription,
  savePushSubscription,
} from './push-subscriptions';
import { endSessions } from './session-ends';
import { deleteSession } from './sessions';
import { addSession, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const NOW = Date.UTC(2025, 9, 3, 12);
const [PHONE, MOVED, TABLET] = ['phone', 'moved', 'tablet'].map((name) => `https://push.example/${name}`) as [
  string,
  string,
  string,
];

let world: TestDatabase;
let userId: number;
let otherId: number;
let here: string;
let there: string;

beforeAll(async () => {
  world = await startTestDatabase();
  userId = await addUser(world.connection, 'parent');
  otherId = await addUser(world.connection, 'other');
}, START_LIMIT_MS);
afterAll(() => world?.stop());
beforeEach(async () => {
  for (const table of ['action_tokens', 'push_subscriptions', 'sessions'])
    await world.connection.query(`DELETE FROM ${table}`);
  [here, there] = [await addSession(world.connection, userId), await addSession(world.connection, userId)];
});

const report = (endpoint: string, more: Partial<ReportedDevice> = {}): ReportedDevice => ({
  ...{
    userId,
    sessionHash: here,
    endpoint,
    p256dh: 'key',
    auth: 'secret',
    locale: 'ko',
    userAgent: 'browser',
  },
  now: NOW,
  ...more,
});
const save = (endpoint: string, more: Partial<ReportedDevice> = {}) =>
  savePushSubscription(world.database, report(endpoint, more));
const renew = (earlier: string, endpoint: string, more: Partial<ReportedDevice> = {}) =>
  renewPushSubscription(world.database, earlier, report(endpoint, more));
const move = (id: number, endpoint: string, of = userId) =>
  movePushSubscription(world.database, id, { endpoint, p256dh: 'k', auth: 'a', userId: of, now: NOW });
const end = (...tokenHashes: string[]) => endSessions(world.database, { userId, tokenHashes });
const endpoints = async () => (await listPushSubscriptions(world.database)).map(({ endpoint }) => endpoint);
const rows = async () =>
  (await world.connection.query('SELECT * FROM push_subscriptions ORDER BY id'))[0] as Record<
    string,
    unknown
  >[];

/** What a device may do without a session. */
async function hold(deviceId: number): Promise<string> {
  const hash = `${deviceId}`.padStart(64, '0');
  await world.connection.query(
    `INSERT INTO action_tokens (token_hash, user_id, notification_uid, device_id, expires_at)
      SELECT ?, user_id, 'n', id, '2100-01-01' FROM push_subscriptions WHERE id = ?`,
    [hash, deviceId],
  );
  return hash;
}
const deviceOf = async (token: string) => (await findActionToken(world.database, token))?.deviceId ?? null;

describe('a device', () => {
  it('that is saved again keeps its id and browser, with new keys, language and session', async () => {
    const id = await save(PHONE);
    const again = { p256dh: 'other', locale: 'en', userAgent: null, sessionHash: there };
    expect(await save(PHONE, again)).toBe(id);
    expect(await listPushSubscriptions(world.database)).toEqual([
      { id, userId, endpoint: PHONE, p256dh: 'other', auth: 'secret', locale: 'en' },
    ]);
    expect(await rows()).toMatchObject([{ user_agent: 'browser', session_hash: there }]);
  });

  it('is saved for no session that is over, nor for one of somebody else', async () => {
    await deleteSession(world.database, there);
    for (const more of [{ sessionHash: there }, { userId: otherId }]) {
      await expect(save(PHONE, more)).rejects.toMatchObject({ code: 'unauthorized' });
      await expect(renew(PHONE, PHONE, more)).rejects.toMatchObject({ code: 'unauthorized' });
    }
    expect(await rows()).toEqual([]);
  });

  it('waits for whoever is ending its session, and is not saved then', async () => {
    const { connection } = world;
    await connection.query('START TRANSACTION');
    await connection.query('DELETE FROM sessions WHERE token_hash = ?', [here]);
    const saving = save(PHONE).catch(({ code }) => code);
    expect(await Promise.race([saving, sleep(200, 'waits')])).toBe('waits');
    await connection.query('COMMIT');
    expect(await saving).toBe('unauthorized');
    expect(await rows()).toEqual([]);
  });

  it('is listed as signed in while the session that told of it goes on', async () => {
    await save(PHONE);
    await save(TABLET, { sessionHash: there });
    await deleteSession(world.database, there);
    const listed = async (now: number) =>
      (await listPushDevices(world.database, { userId, now })).map(({ isSignedIn }) => isSignedIn);
    expect(await listed(NOW)).toEqual([true, false]);
    expect(await listed(Date.UTC(2100, 0, 1))).toEqual([false, false]);
  });
});

describe('sessions that are ended', () => {
  it('take the devices along that they told of last, with what these hold, and no others', async () => {
    const tokens = [await hold(await save(PHONE, { sessionHash: there })), await hold(await save(TABLET))];
    const unknown = await save('https://push.example/unknown');
    await world.connection.query('UPDATE push_subscriptions SET session_hash = NULL WHERE id = ?', [unknown]);
    const [phone] = await rows();
    expect(await end(there)).toEqual({ deviceIds: [phone?.id] });
    expect(await endpoints()).toEqual([TABLET, 'https://push.example/unknown']);
    expect(await Promise.all(tokens.map(deviceOf))).toEqual([null, (await rows())[0]?.id]);
    expect(await end(there)).toEqual({ deviceIds: [] });
    expect(await end()).toEqual({ deviceIds: [] });
  });

  it('leave what another session told of since, and end none of another account', async () => {
    await save(PHONE, { sessionHash: there });
    await renew(PHONE, PHONE);
    const theirs = await addSession(world.connection, otherId);
    await save(TABLET, { userId: otherId, sessionHash: theirs });
    expect(await end(there, theirs)).toEqual({ deviceIds: [] });
    expect(await endpoints()).toEqual([PHONE, TABLET]);
    const [left] = await world.connection.query('SELECT token_hash FROM sessions');
    expect(left).toEqual(expect.arrayContaining([{ token_hash: here }, { token_hash: theirs }]));
  });

  it('take a device along whose push service knows it no more', async () => {
    const id = await save(PHONE);
    await noteDeviceGone(world.database, { id, now: NOW });
    expect(await end(here)).toEqual({ deviceIds: [id] });
  });

  it('leave their devices when they are signed out where they are, or lapse', async () => {
    await save(PHONE);
    await deleteSession(world.database, here);
    expect(await endpoints()).toEqual([PHONE]);
  });
});

describe('a browser that has another address', () => {
  it('goes on under its name, with a row of its own, and the session that tells of it', async () => {
    const id = await save(PHONE);
    await world.connection.query("UPDATE push_subscriptions SET name = 'Mum' WHERE id = ?", [id]);
    const token = await hold(id);
    const renewed = await renew(PHONE, MOVED, { sessionHash: there, locale: 'en' });
    expect(renewed).toMatchObject({ endpoint: MOVED, locale: 'en', removedId: id });
    expect(await rows()).toMatchObject([
      { id: renewed?.id, endpoint: MOVED, name: 'Mum', session_hash: there, locale: 'en' },
    ]);
    expect(renewed?.id).not.toBe(id);
    expect(await deviceOf(token)).toBe(renewed?.id);
  });

  it('is told of by its token alone, and stays with its session', async () => {
    const id = await save(PHONE, { locale: 'en' });
    const moved = await move(id, MOVED);
    expect(moved).toMatchObject({ endpoint: MOVED, p256dh: 'k', locale: 'en', removedId: id });
    expect(await rows()).toMatchObject([{ id: moved?.id, session_hash: here }]);
    // Once more, as the same browser may say it twice: by the id that its token has now.
    expect(await move(moved?.id ?? 0, MOVED)).toMatchObject({ id: moved?.id, removedId: null });
    expect(await move(moved?.id ?? 0, TABLET, otherId)).toBeNull();
    expect(await endpoints()).toEqual([MOVED]);
  });

  it('may say so again, and after its token has said so', async () => {
    const id = await save(PHONE);
    const moved = await move(id, MOVED);
    for (let again = 0; again < 2; again += 1)
      expect(await renew(PHONE, MOVED)).toMatchObject({ id: moved?.id, removedId: null });
    expect(await endpoints()).toEqual([MOVED]);
  });

  it('may say so twice at once', async () => {
    const id = await save(PHONE);
    const answers = await Promise.all([renew(PHONE, MOVED), renew(PHONE, MOVED), move(id, MOVED)]);
    const [{ id: left, endpoint } = {}, ...more] = await rows();
    expect([endpoint, more]).toEqual([MOVED, []]);
    for (const answer of answers) if (answer !== null) expect(answer.id).toBe(left);
    expect(answers.slice(0, 2)).not.toContain(null);
  });

  it('is one device, also when it was switched on there before it said so', async () => {
    const [old, fresh] = [await save(PHONE), await save(MOVED)];
    const token = await hold(old);
    expect(await renew(PHONE, MOVED)).toMatchObject({ id: fresh, removedId: old });
    expect(await endpoints()).toEqual([MOVED]);
    expect(await deviceOf(token)).toBe(fresh);
  });

  it('does not come back once it was removed, whatever it says', async () => {
    const id = await save(PHONE);
    await removePushSubscription(world.database, { userId, endpoint: PHONE });
    expect(await renew(PHONE, MOVED)).toBeNull();
    expect(await renew(MOVED, MOVED)).toBeNull();
    expect(await move(id, MOVED)).toBeNull();
    expect(await rows()).toEqual([]);
  });

  it('is not taken for one of another account', async () => {
    await save(PHONE);
    const sessionHash = await addSession(world.connection, otherId);
    expect(await renew(PHONE, MOVED, { userId: otherId, sessionHash })).toBeNull();
    expect(await endpoints()).toEqual([PHONE]);
  });
});

describe('a device whose push service knows it no more', () => {
  let id: number;
  beforeEach(async () => {
    id = await save(PHONE);
    await noteDeviceGone(world.database, { id, now: NOW });
  });

  it('is told nothing, and is no device in any list', async () => {
    expect(await endpoints()).toEqual([]);
    expect(await listPushDevices(world.database, { userId, now: NOW })).toEqual([]);
    expect(await renew(PHONE, PHONE)).toBeNull();
  });

  it('comes back with another address, or when it is switched on again', async () => {
    expect(await renew(PHONE, MOVED)).toMatchObject({ endpoint: MOVED });
    expect(await endpoints()).toEqual([MOVED]);
    await save(PHONE);
    expect(await endpoints()).toEqual([MOVED, PHONE]);
  });

  it('comes back by its token too', async () => {
    expect(await move(id, MOVED)).toMatchObject({ endpoint: MOVED });
    expect(await endpoints()).toEqual([MOVED]);
  });

  it('does not come back when somebody has removed it since', async () => {
    await removePushSubscription(world.database, { userId, endpoint: PHONE });
    expect(await renew(PHONE, MOVED)).toBeNull();
  });

  it('is kept for a while', async () => {
    await removeGoneDevices(world.database, NOW);
    expect(await rows()).toHaveLength(1);
    await removeGoneDevices(world.database, NOW + 1);
    expect(await rows()).toEqual([]);
  });
});
