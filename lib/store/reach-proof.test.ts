import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { applyAlertChange, type NotificationRow } from './alert-changes';
import { noteDeviceGone, savePushSubscription } from './push-subscriptions';
import { findDeviceProof } from './reach-proof';
import { addSession, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const NOW = Date.UTC(2025, 9, 3, 12);
const ENDPOINT = 'https://push.example/mine';
const endpointHash = createHash('sha256').update(ENDPOINT).digest('hex');

let world: TestDatabase;
let userId: number;
let deviceId: number;

beforeAll(async () => {
  world = await startTestDatabase();
  userId = await addUser(world.connection, 'parent');
  const sessionHash = await addSession(world.connection, userId);
  deviceId = await savePushSubscription(world.database, {
    ...{ userId, sessionHash, endpoint: ENDPOINT, p256dh: 'k', auth: 'a' },
    ...{ locale: 'ko', userAgent: null, now: NOW },
  });
}, START_LIMIT_MS);
afterAll(() => world?.stop());
beforeEach(() => world.connection.query('DELETE FROM notifications'));

/** What became of a message; one a minute. */
async function tell(messages: Partial<NotificationRow>[]): Promise<void> {
  for (const [index, fate] of messages.entries()) {
    const row: NotificationRow = {
      ...{ uid: `${index}`.padEnd(26, '0'), userId, agentId: null, alertUid: null, kind: 'test' },
      ...{ channel: 'push', deviceId, state: 'queued', reason: null, attempts: 0, nextTryAt: null },
      ...{ createdAt: NOW + index * 60_000, sentAt: null, shownAt: null, openedAt: null },
      ...fate,
    };
    const query = async (sql: string, values: unknown[]) =>
      (await world.connection.query(sql, values))[0] as never;
    await applyAlertChange(query, { kind: 'notification', row }, NOW);
  }
}

const SHOWN = { state: 'shown', attempts: 1, sentAt: NOW + 1, shownAt: NOW + 2 } as const;
const FAILED = { state: 'failed', attempts: 3 } as const;
const RETRIED = { state: 'queued', attempts: 1 } as const;
const SENT = { state: 'sent', attempts: 1, sentAt: NOW + 3 } as const;
const UNTRIED = { state: 'queued', attempts: 0 } as const;

it.each<[string, Partial<NotificationRow>[], { failed: boolean; provenAt: number | null }]>([
  ['nothing was sent to', [], { failed: false, provenAt: null }],
  ['showed the last one', [SHOWN], { failed: false, provenAt: NOW + 2 }],
  ['was not reached after that', [SHOWN, FAILED], { failed: true, provenAt: NOW + 2 }],
  ['is being tried again after that', [SHOWN, RETRIED], { failed: true, provenAt: NOW + 2 }],
  ['took in one after a failure', [SHOWN, FAILED, SENT], { failed: false, provenAt: NOW + 2 }],
  ['is to be told next', [SHOWN, UNTRIED], { failed: false, provenAt: NOW + 2 }],
])('a device that %s', async (_, messages, proof) => {
  await tell(messages);
  expect(await findDeviceProof(world.database, { userId, endpointHash })).toEqual({ known: true, ...proof });
});

it('a browser that is no device of the caregiver has no proof, whatever others had', async () => {
  await tell([SHOWN]);
  const other = await addUser(world.connection, 'other');
  expect(await findDeviceProof(world.database, { userId: other, endpointHash })).toEqual({
    ...{ known: false, failed: false, provenAt: null },
  });
});

it('a device whose push service knows it no more is none', async () => {
  await tell([SHOWN]);
  await noteDeviceGone(world.database, { id: deviceId, now: NOW });
  expect(await findDeviceProof(world.database, { userId, endpointHash })).toMatchObject({ known: false });
});
