import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { findActionToken, removeExpiredTokens } from './action-tokens';
import { applyAlertChange, type NotificationRow } from './alert-changes';
import {
  findAlertByUid,
  findNotification,
  findPictureOf,
  listQueuedNotifications,
  removeOldNotifications,
} from './notifications';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const NOW = Date.UTC(2025, 9, 3, 12, 0, 0);
const HASH = 'a'.repeat(64);
const id = (name: string): string => name.padEnd(26, '0');

let world: TestDatabase;
let owner: number;
let cradle: number;

beforeAll(async () => {
  world = await startTestDatabase();
  owner = await addUser(world.connection, 'parent');
  cradle = await addCradle(world.connection, 'cradle-a', owner);
}, START_LIMIT_MS);
afterAll(() => world?.stop());
beforeEach(async () => {
  for (const table of ['notifications', 'action_tokens', 'alert_logs', 'video_frames'])
    await world.connection.query(`DELETE FROM ${table}`);
});

async function apply(change: Parameters<typeof applyAlertChange>[1]): Promise<void> {
  await applyAlertChange(
    async (sql, values) => (await world.connection.query(sql, values))[0] as never,
    change,
    NOW,
  );
}

async function addAlert(uid: string, more: Record<string, unknown> = {}): Promise<void> {
  const row = {
    user_id: owner,
    agent_id: cradle,
    alert_type: 'crying',
    alert_message: 'x',
    uid,
    episode: uid,
  };
  const details = JSON.stringify({ seconds: 35 });
  await world.connection.query('INSERT INTO alert_logs SET ?', {
    ...row,
    details,
    created_at: new Date(NOW),
    ...more,
  });
}

const rowOf = (uid: string, more: Partial<NotificationRow> = {}): NotificationRow => ({
  ...{ uid, userId: owner, agentId: cradle, alertUid: null, kind: 'alert', channel: 'push', deviceId: 7 },
  ...{ state: 'queued', reason: null, attempts: 0, createdAt: NOW, nextTryAt: NOW },
  ...{ sentAt: null, shownAt: null, openedAt: null },
  ...more,
});

it('an outbox row is written whole each time, and read back as it was', async () => {
  const row = rowOf(id('a'));
  await apply({ kind: 'notification', row });
  const later: NotificationRow = { ...row, state: 'opened', attempts: 2, nextTryAt: null, sentAt: NOW + 1 };
  await apply({ kind: 'notification', row: { ...later, shownAt: NOW + 2, openedAt: NOW + 3 } });
  expect(await findNotification(world.database, row.uid)).toEqual({
    ...later,
    shownAt: NOW + 2,
    openedAt: NOW + 3,
  });
  expect(await findNotification(world.database, id('b'))).toBeNull();
});

it('what waits is listed with its alert, oldest first, and whether somebody has answered', async () => {
  await addAlert(id('open'));
  await addAlert(id('seen'), { acknowledged_at: new Date(NOW) });
  await addAlert(id('done'), { resolved: true });
  await addAlert(id('foreign'), { user_id: await addUser(world.connection, 'former') });
  const rows = [
    rowOf(id('1'), { alertUid: id('open') }),
    rowOf(id('2'), { alertUid: id('seen') }),
    rowOf(id('3'), { alertUid: id('done') }),
    rowOf(id('4'), { alertUid: id('seen'), kind: 'cleared' }),
    rowOf(id('5'), { alertUid: id('foreign') }),
    rowOf(id('6'), { kind: 'test', agentId: null }),
    rowOf(id('7'), { state: 'sent' }),
    rowOf(id('8'), { state: 'failed' }),
  ];
  for (const row of rows.toReversed()) await apply({ kind: 'notification', row });
  const listed = await listQueuedNotifications(world.database);
  expect(listed.map(({ row, alert, isAnswered }) => [row.uid[0], alert?.uid ?? null, isAnswered])).toEqual([
    ['1', id('open'), false],
    ['2', id('seen'), true],
    ['3', id('done'), true],
    ['4', id('seen'), false],
    ['5', null, false],
    ['6', null, false],
  ]);
  expect(listed[0]?.alert).toMatchObject({
    ...{ type: 'crying', details: { seconds: 35 }, agentId: cradle, cradleUuid: 'cradle-a', ownerId: owner },
    at: NOW,
  });
});

it('an alert is found by its name while it is its caregiver’s', async () => {
  await addAlert(id('own'));
  await addAlert(id('foreign'), { user_id: await addUser(world.connection, 'other') });
  await addAlert(id('broken'), { details: 'null' });
  expect((await findAlertByUid(world.database, id('own')))?.ownerId).toBe(owner);
  expect(await findAlertByUid(world.database, id('foreign'))).toBeNull();
  expect((await findAlertByUid(world.database, id('broken')))?.details).toEqual({});
});

it('the picture of a moment is the newest one up to it', async () => {
  const find = (to: number) => findPictureOf(world.database, { agentId: cradle, from: NOW, to });
  for (const [ms, text] of [
    [-1, 'too old'],
    [0, 'first'],
    [500, 'second'],
    [501, ''],
  ] as const)
    await world.connection.query('INSERT INTO video_frames SET ?', {
      agent_id: cradle,
      timestamp: new Date(NOW + ms),
      frame: Buffer.from(text),
    });
  expect([await find(NOW - 1), await find(NOW + 501)]).toEqual([null, null]);
  expect([String(await find(NOW + 499)), String(await find(NOW + 500))]).toEqual(['first', 'second']);
});

it('tokens go when they have expired, and open nothing of a device that is removed', async () => {
  const facts = { userId: owner, agentId: cradle, alertUid: id('a'), notificationUid: id('n') };
  const token = { ...facts, tokenHash: HASH, deviceId: null, expiresAt: NOW };
  const ofDevice = { ...token, tokenHash: 'b'.repeat(64), deviceId: 7 };
  for (let again = 0; again < 2; again += 1) await apply({ kind: 'token', token });
  await apply({ kind: 'token', token: ofDevice });
  expect(await findActionToken(world.database, ofDevice.tokenHash)).toBeNull();
  expect(await findActionToken(world.database, HASH)).toEqual(token);
  await removeExpiredTokens(world.database, NOW);
  expect(await findActionToken(world.database, HASH)).not.toBeNull();
  await removeExpiredTokens(world.database, NOW + 1);
  expect(await findActionToken(world.database, HASH)).toBeNull();
});

it('what was told long ago is removed, and nothing that waits', async () => {
  await apply({ kind: 'notification', row: rowOf(id('old'), { state: 'sent', createdAt: NOW - 1 }) });
  await apply({ kind: 'notification', row: rowOf(id('queued'), { createdAt: NOW - 1 }) });
  await apply({ kind: 'notification', row: rowOf(id('new'), { state: 'sent' }) });
  await removeOldNotifications(world.database, NOW);
  const [rows] = await world.connection.query('SELECT uid FROM notifications ORDER BY uid');
  expect((rows as { uid: string }[]).map(({ uid }) => uid)).toEqual([id('new'), id('queued')]);
});
