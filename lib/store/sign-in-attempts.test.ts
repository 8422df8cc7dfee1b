import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  countFailures,
  countStrangersFailures,
  deleteOldFailures,
  hasSignedInFrom,
  replaceAttemptsBySuccess,
  saveAttempt,
} from './sign-in-attempts';
import { START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const noon = Date.UTC(2025, 9, 3, 12);
const home = { usernameKey: 'mother', address: '10.0.0.1' };
const away = { usernameKey: 'mother', address: '203.0.113.7' };

let test: TestDatabase;
beforeAll(async () => {
  test = await startTestDatabase();
}, START_LIMIT_MS);
afterAll(() => test?.stop());
beforeEach(() => test.connection.query('DELETE FROM sign_in_attempts'));

const fail = (subject = home, now = noon) =>
  saveAttempt(test.database, { ...subject, succeeded: false, now });
const succeed = (subject = home, now = noon) => replaceAttemptsBySuccess(test.database, { ...subject, now });
const failures = (subject = home, since = 0) => countFailures(test.database, subject, since);
const strangers = (since = 0) => countStrangersFailures(test.database, 'mother', since);

describe('wrong passwords', () => {
  it('are counted for a name and an address, since a moment, with the oldest', async () => {
    for (const after of [0, 5, 9]) await fail(home, noon + after);
    await fail(away);
    await fail({ ...home, usernameKey: 'father' });
    expect(await failures(home, noon)).toEqual({ count: 2, oldestAt: noon + 5 });
    expect(await failures(home, noon + 9)).toEqual({ count: 0, oldestAt: null });
  });

  it('are forgotten for that address by a right one, which is remembered', async () => {
    await fail(home);
    await fail(away);
    expect(await hasSignedInFrom(test.database, home)).toBe(false);
    await succeed(home);
    expect((await failures(home)).count).toBe(0);
    expect((await failures(away)).count).toBe(1);
    expect(await hasSignedInFrom(test.database, home)).toBe(true);
    expect(await hasSignedInFrom(test.database, away)).toBe(false);
  });

  it('of strangers are those from addresses that never signed in with the name', async () => {
    await succeed(home, noon - 1);
    for (const subject of [home, away, { ...away, address: '203.0.113.8' }]) await fail(subject);
    expect(await strangers()).toEqual({ count: 2, oldestAt: noon });
    expect((await strangers(noon)).count).toBe(0);
  });

  it('of old times are removed, while known addresses stay known', async () => {
    await succeed(away, noon - 90 * 86_400_000);
    await fail(home, noon - 1);
    await fail(home, noon);
    await deleteOldFailures(test.database, noon);
    expect((await failures(home)).count).toBe(1);
    expect(await hasSignedInFrom(test.database, away)).toBe(true);
  });
});

it('takes right passwords that come at the same moment', async () => {
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(Array.from({ length: 8 }, () => succeed()));
  }
  const [rows] = await test.connection.query('SELECT succeeded FROM sign_in_attempts');
  expect(rows).toEqual([{ succeeded: 1 }]);
});

it('remembers a name and an address of any length', async () => {
  const long = { usernameKey: '👶'.repeat(1_000), address: 'x'.repeat(1_000) };
  await fail(long);
  await fail({ ...long, usernameKey: '👼'.repeat(1_000) });
  expect((await failures(long)).count).toBe(1);
  await succeed(long);
  expect(await hasSignedInFrom(test.database, long)).toBe(true);
});
