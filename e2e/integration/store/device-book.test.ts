import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPushDevices } from '@/lib/notify/push-devices';
import { AppError } from '@/lib/platform/errors';
import { createLogger } from '@/lib/platform/logger';
import { createDeviceBook } from '@/lib/runtime/device-book';
import { endSessions } from '@/lib/store/session-ends';
import {
  addSession,
  addUser,
  START_LIMIT_MS,
  startTestDatabase,
  type TestDatabase,
} from '@/lib/store/test-database';

const [PHONE, MOVED] = ['https://push.example/phone', 'https://push.example/moved'] as const;
const NOW = Date.UTC(2025, 9, 3, 12);

let world: TestDatabase;
let userId: number;
let sessionHash: string;
let devices: ReturnType<typeof createPushDevices>;
let book: ReturnType<typeof createDeviceBook>;
let revoked: number[];

beforeAll(async () => {
  world = await startTestDatabase();
  userId = await addUser(world.connection, 'parent');
}, START_LIMIT_MS);
afterAll(() => world?.stop());
beforeEach(async () => {
  for (const table of ['push_subscriptions', 'sessions'])
    await world.connection.query(`DELETE FROM ${table}`);
  sessionHash = await addSession(world.connection, userId);
  [devices, revoked] = [createPushDevices(), []];
  book = createDeviceBook({
    ...{ devices, logger: createLogger('silent'), database: () => world.database },
    tokens: { moveDevice: () => undefined, revokeDevice: (id) => void revoked.push(id) },
  });
});

const report = (endpoint: string) => ({
  ...{
    userId,
    sessionHash,
    endpoint,
    p256dh: 'key',
    auth: 'secret',
    locale: 'en',
    userAgent: null,
    now: NOW,
  },
});
const inMemory = () => devices.list().map(({ endpoint }) => endpoint);
const inTable = async () => {
  const sql = 'SELECT endpoint FROM push_subscriptions WHERE gone_at IS NULL ORDER BY id';
  return ((await world.connection.query(sql))[0] as { endpoint: string }[]).map(({ endpoint }) => endpoint);
};
const end = () => endSessions(world.database, { userId, tokenHashes: [sessionHash] });

it('tells nothing to a device that was being saved while its session was ended, whichever was first', async () => {
  for (const saysFirst of [true, false]) {
    const steps = [() => book.save(report(PHONE)), () => book.removeBy(end)];
    await Promise.allSettled((saysFirst ? steps : steps.toReversed()).map((step) => step()));
    expect([inMemory(), await inTable()]).toEqual([[], []]);
    sessionHash = await addSession(world.connection, userId);
  }
});

it('asks the table when nobody knows whether devices were removed', async () => {
  await book.save(report(PHONE));
  const [device] = devices.list();
  const lost = book.removeBy(async () => {
    await end();
    throw new AppError('database_unavailable');
  });
  await expect(lost).rejects.toMatchObject({ code: 'database_unavailable' });
  await book.read();
  expect([inMemory(), revoked]).toEqual([[], [device?.id]]);
});

it('keeps a device at its one address, whichever of its messages comes first', async () => {
  await book.save(report(PHONE));
  const id = devices.list()[0]?.id ?? 0;
  const answers = await Promise.all([
    book.renew(PHONE, report(MOVED)),
    book.move(id, report(MOVED)),
    book.renew(PHONE, report(MOVED)),
  ]);
  // The second says an id that is taken back: its token has the new one by then.
  expect(answers).toEqual([true, false, true]);
  expect([inMemory(), await inTable()]).toEqual([[MOVED], [MOVED]]);
});

it('tells a device that is gone nothing, until it has another address', async () => {
  await book.save(report(PHONE));
  const id = devices.list()[0]?.id ?? 0;
  await book.noteGone(id, NOW);
  await book.read();
  expect([inMemory(), await inTable(), revoked]).toEqual([[], [], []]);
  expect(await book.move(id, report(MOVED))).toBe(true);
  expect([inMemory(), await inTable()]).toEqual([[MOVED], [MOVED]]);
});
