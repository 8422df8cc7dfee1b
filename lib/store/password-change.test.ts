import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database';
import { savePasswordChange } from './password-change';
import { listPushSubscriptions, savePushSubscription } from './push-subscriptions';
import { createSession, listSessions } from './sessions';
import { addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';
import { findUserByName } from './users';

const now = Date.UTC(2025, 9, 3, 12);
/** What an account made by hand has. */
const BEFORE = 'x';
const AFTER = 'another hash';
/** Names of sessions. */
const [here, there, elsewhere] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [
  string,
  string,
  string,
];

let test: TestDatabase;
let userId: number;
let name = 0;
beforeAll(async () => {
  test = await startTestDatabase();
}, START_LIMIT_MS);
afterAll(() => test?.stop());
beforeEach(async () => {
  for (const table of ['sessions', 'push_subscriptions']) await test.connection.query(`DELETE FROM ${table}`);
  name += 1;
  userId = await addUser(test.connection, `parent ${name}`);
  for (const tokenHash of [here, there, elsewhere]) await begin(tokenHash);
  for (const tokenHash of [here, there]) await switchOn(tokenHash);
});

const begin = (tokenHash: string, user = { id: userId, password: BEFORE }) =>
  createSession(test.database, { tokenHash, user, userAgent: null, now, expiresAt: now + 1 });
const change = ({ from = BEFORE, database = test.database } = {}) =>
  savePasswordChange(database, { userId, from, to: AFTER, tokenHash: here });
const sessionsOf = async (id = userId) =>
  (await listSessions(test.database, { userId: id, now })).map(({ tokenHash }) => tokenHash).sort();
/** Push in the browser of a session. */
const switchOn = (sessionHash: string) =>
  savePushSubscription(test.database, {
    ...{ userId, sessionHash, endpoint: `https://push.example/${sessionHash}`, p256dh: 'k', auth: 'a' },
    ...{ locale: 'ko', userAgent: null, now },
  });
const devicesOf = async () =>
  (await listPushSubscriptions(test.database)).map(({ endpoint }) => endpoint.split('/').at(-1));
const hash = async () => (await findUserByName(test.database, `parent ${name}`))?.password;

describe('another password', () => {
  it('takes the place of the earlier one, and leaves one session of the account, with its device', async () => {
    const other = await addUser(test.connection, `stranger ${name}`);
    await begin('d'.repeat(64), { id: other, password: BEFORE });
    const [, device] = await listPushSubscriptions(test.database);
    const ended = await change();
    expect(ended?.tokenHashes.sort()).toEqual([there, elsewhere]);
    expect(ended?.deviceIds).toEqual([device?.id]);
    expect(await devicesOf()).toEqual([here]);
    expect(await hash()).toBe(AFTER);
    expect(await sessionsOf()).toEqual([here]);
    expect(await sessionsOf(other)).toHaveLength(1);
  });

  it('changes nothing when the hash is another one by now', async () => {
    expect(await change({ from: 'some other hash' })).toBeNull();
    await nothingHasChanged();
  });

  it('changes nothing for whom was signed out meanwhile', async () => {
    await test.connection.query('DELETE FROM sessions WHERE token_hash = ?', [here]);
    expect(await change()).toBeNull();
    expect(await hash()).toBe(BEFORE);
    expect(await sessionsOf()).toEqual([there, elsewhere]);
  });

  it.each([
    [1, 'the beginning'],
    [2, 'the new hash'],
    [3, 'the question for the sessions'],
    [4, 'their end'],
    [5, 'the question for their devices'],
    [6, 'the end of these'],
    [7, 'the end of what these hold'],
    [8, 'the commit'],
  ])('changes nothing when the connection is lost before statement %i, %s', async (statement) => {
    const database = losingItsConnection(statement);
    await expect(change({ database })).rejects.toMatchObject({ code: 'database_unavailable' });
    await nothingHasChanged();
    expect((await change())?.tokenHashes).toHaveLength(2);
  });

  it('changes nothing when the database refuses to end the sessions', async () => {
    await test.connection.query(
      "CREATE TRIGGER keeper BEFORE DELETE ON sessions FOR EACH ROW SIGNAL SQLSTATE '45000'",
    );
    try {
      await expect(change()).rejects.toThrow();
    } finally {
      await test.connection.query('DROP TRIGGER keeper');
    }
    await nothingHasChanged();
  });
});

describe('a session', () => {
  it('does not begin with a password that was changed', async () => {
    await change();
    expect(await begin(there)).toBe(false);
    expect(await begin(elsewhere, { id: userId, password: AFTER })).toBe(true);
    expect(await sessionsOf()).toEqual([here, elsewhere]);
  });

  it('waits for a change that is under way, and does not begin then', async () => {
    const { connection } = test;
    await connection.query('START TRANSACTION');
    await connection.query('UPDATE users SET password = ? WHERE id = ?', [AFTER, userId]);
    const beginning = begin('e'.repeat(64));
    expect(await Promise.race([beginning, sleep(200, 'waits')])).toBe('waits');
    await connection.query('COMMIT');
    expect(await beginning).toBe(false);
  });
});

async function nothingHasChanged(): Promise<void> {
  expect(await hash()).toBe(BEFORE);
  expect(await sessionsOf()).toEqual([here, there, elsewhere]);
  expect(await devicesOf()).toEqual([here, there]);
}

/** A database that ends the connection just before the statement of this number. */
function losingItsConnection(statement: number): Database {
  let sent = 0;
  return {
    ...test.database,
    withConnection: (work) =>
      test.database.withConnection((connection) => {
        const query = async (...args: unknown[]) => {
          sent += 1;
          if (sent === statement) await test.connection.query('KILL ?', [connection.threadId]);
          return Reflect.apply(connection.query, connection, args);
        };
        return work(Object.assign(Object.create(connection), { query }));
      }),
  };
}
