import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';
import { createUser, findUserByName, listUsernames } from './users';

let test: TestDatabase;
beforeAll(async () => {
  test = await startTestDatabase();
}, START_LIMIT_MS);
afterAll(() => test?.stop());

const create = (username: string) =>
  createUser(test.database, { username, passwordHash: 'hash', now: Date.UTC(2025, 9, 3) });

describe('a name', () => {
  it('is found in whatever case, and comes back as it was chosen', async () => {
    const id = await create('Mother');
    for (const username of ['Mother', 'mother', 'MOTHER']) {
      expect(await findUserByName(test.database, username)).toEqual({
        id,
        username: 'Mother',
        password: 'hash',
      });
    }
  });

  it.each([
    ['accents', 'café', 'cafe'],
    ['emoji', 'baby👶', 'baby👼'],
    ['Korean syllables', '엄마', '아빠'],
    ['width', 'ＡＢＣ', 'abc'],
    ['ß and ss', 'strasse', 'straße'],
  ])('differs from another by its %s', async (_, one, other) => {
    const [first, second] = [await create(one), await create(other)];
    expect((await findUserByName(test.database, one))?.id).toBe(first);
    expect((await findUserByName(test.database, other))?.id).toBe(second);
  });

  it('is one however its accents are put together', async () => {
    const id = await create('rené');
    expect((await findUserByName(test.database, 'rene\u0301'))?.id).toBe(id);
    await expect(create('RENE\u0301')).rejects.toMatchObject({ code: 'username_taken' });
  });

  it('may have 80 characters beyond the BMP, and come back whole', async () => {
    const username = '👶'.repeat(80);
    await create(username);
    expect((await findUserByName(test.database, username))?.username).toBe(username);
  });

  it.each(["a' OR '1'='1", 'a%', 'a_', '\\', 'x'.repeat(10_000)])(
    'is never part of a statement: %j',
    async (name) => {
      expect(await findUserByName(test.database, name)).toBeNull();
    },
  );

  it.each(['ΟΔΟΣ', 'İpek', 'e\u0301lodie'])(
    'of an earlier installation is found as it was written: %s',
    async (name) => {
      const id = await addUser(test.connection, name);
      expect((await findUserByName(test.database, name))?.id).toBe(id);
    },
  );

  it('is taken once when many ask for it at the same moment', async () => {
    const spellings = ['grandma', 'Grandma', 'GRANDMA', 'gRANDMA', 'granDMA'];
    const outcomes = await Promise.allSettled(spellings.map(create));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(4);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'username_taken' });
    const names = await listUsernames(test.database);
    expect(names.filter((name) => name.toLowerCase() === 'grandma')).toHaveLength(1);
  });
});
