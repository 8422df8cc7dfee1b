import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, signUp, verifyCredentials } from '@/lib/auth/accounts';
import { type AccountParts, createAccountParts, startAccounts } from '@/lib/auth/test-accounts';
import { addUser, START_LIMIT_MS, type TestDatabase } from '@/lib/store/test-database';
import { findUserByName, listOldPasswordMethods, type UserRow } from '@/lib/store/users';

const MINUTE = 60_000;

let test: TestDatabase;
let mother: UserRow;
beforeAll(async () => {
  ({ test, mother } = await startAccounts());
}, START_LIMIT_MS);
afterAll(() => test?.stop());
beforeEach(() => test.connection.query('DELETE FROM sign_in_attempts'));

const setUp = () => createAccountParts(test);

describe('signing in', () => {
  const home = '10.0.0.1';
  const verify = (deps: AccountParts['deps'], password: string, address = home, username = 'mother') =>
    verifyCredentials(deps, { username, password, address });

  it('takes the name in any case, and gives it back as it was chosen', async () => {
    expect(await verify(setUp().deps, 'correct horse', home, 'MOTHER')).toMatchObject({
      id: mother.id,
      username: 'Mother',
    });
  });

  it.each([
    ['a wrong password', 'mother'],
    ['an unknown name', 'nobody'],
    ['a name of a thousand characters', 'x'.repeat(1_000)],
  ])('does not tell %s from others', async (_, username) => {
    const refusal = verify(setUp().deps, 'wrong', home, username);
    await expect(refusal).rejects.toMatchObject({ code: 'credentials_wrong', details: {} });
  });

  it('is refused after 10 wrong passwords of an address, the right one too, for 15 minutes', async () => {
    const { deps, clock } = setUp();
    for (let times = 0; times < 10; times += 1) {
      await expect(verify(deps, 'wrong')).rejects.toMatchObject({ code: 'credentials_wrong' });
      clock.advance(1_000);
    }
    const refusal = { code: 'too_many_requests', details: { retryAfterS: 15 * 60 - 10 } };
    await expect(verify(deps, 'correct horse')).rejects.toMatchObject(refusal);
    expect(await verify(deps, 'correct horse', '10.0.0.2')).toMatchObject({ id: mother.id });
    clock.advance(15 * MINUTE - 10_000);
    expect(await verify(deps, 'correct horse')).toMatchObject({ id: mother.id });
  });

  it('counts wrong passwords that come at the same moment', async () => {
    const { deps } = setUp();
    const tries = Array.from({ length: 25 }, () => verify(deps, 'wrong').catch((error) => error.code));
    const codes = await Promise.all(tries);
    expect(codes.filter((code) => code === 'credentials_wrong')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(15);
  });

  it('is refused to strangers after 100 wrong passwords, while a known address gets in', async () => {
    const { deps } = setUp();
    await verify(deps, 'correct horse');
    const rows = Array.from({ length: 100 }, (_, index) => [
      'mother',
      `203.0.113.${index}`,
      false,
      new Date(),
    ]);
    await test.connection.query(
      'INSERT INTO sign_in_attempts (username_key, address, succeeded, at) VALUES ?',
      [rows],
    );
    const stranger = verify(deps, 'correct horse', '198.51.100.1');
    await expect(stranger).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await verify(deps, 'correct horse')).toMatchObject({ id: mother.id });
  });

  it('starts to count anew after a right password', async () => {
    const { deps } = setUp();
    for (let round = 0; round < 2; round += 1) {
      for (let times = 0; times < 9; times += 1) await verify(deps, 'wrong').catch(() => {});
      expect(await verify(deps, 'correct horse')).toMatchObject({ id: mother.id });
    }
  });
});

describe('an account of the earlier server', () => {
  const OLD = 'pbkdf2:sha256:1000$NaClNaCl$0c5447c8fef936184ff4a7e6050570dc344c4e5a654710f69b4fd7e82508a568';
  let id: number;

  beforeEach(async () => {
    await test.connection.query("DELETE FROM users WHERE username = 'Opa'");
    id = await addUser(test.connection, 'Opa');
    await test.connection.query('UPDATE users SET password = ? WHERE id = ?', [OLD, id]);
  });

  const verify = (password: string) =>
    verifyCredentials(setUp().deps, { username: 'opa', password, address: '10.0.0.9' });
  const stored = async () => (await findUserByName(test.database, 'opa'))?.password;

  it('signs in with its old password, and ever after with a hash of ours', async () => {
    expect(await verify('correct horse')).toMatchObject({ id, username: 'Opa' });
    expect(await stored()).toMatch(/^\$argon2id\$/);
    expect(await verify('correct horse')).toMatchObject({ id, username: 'Opa' });
    await expect(verify('wrong')).rejects.toMatchObject({ code: 'credentials_wrong' });
  });

  it('opens a session at once, though its hash is another one by then', async () => {
    const { sessions, deps } = setUp();
    const attempt = { username: 'opa', password: 'correct horse', address: '10.0.0.9' };
    const { token } = await signIn({ ...deps, sessions }, attempt, { remember: false });
    expect(await sessions.find(token)).toMatchObject({ userId: id });
  });

  it('keeps its hash when the password is wrong', async () => {
    await expect(verify('wrong')).rejects.toMatchObject({ code: 'credentials_wrong' });
    expect(await stored()).toBe(OLD);
  });

  it('signs in also when the new hash cannot be stored', async () => {
    await test.connection.query(
      "CREATE TRIGGER read_only BEFORE UPDATE ON users FOR EACH ROW SIGNAL SQLSTATE '45000'",
    );
    try {
      expect(await verify('correct horse')).toMatchObject({ id, username: 'Opa' });
      expect(await stored()).toBe(OLD);
    } finally {
      await test.connection.query('DROP TRIGGER read_only');
    }
  });

  it('is hashed anew once by many that sign in at the same moment', async () => {
    await Promise.all(Array.from({ length: 5 }, () => verify('correct horse')));
    expect(await verify('correct horse')).toMatchObject({ id, username: 'Opa' });
  });

  it('leaves its method out of the work of others as soon as it is the last that had it', async () => {
    expect(await listOldPasswordMethods(test.database)).toEqual(['pbkdf2:sha256:1000']);
    await verify('correct horse');
    expect(await listOldPasswordMethods(test.database)).toEqual([]);
  });
});

it('signs nobody up under a name that is taken, in whatever case', async () => {
  const taken = signUp(setUp().deps, { username: 'MOTHER', password: 'correct horse' });
  await expect(taken).rejects.toMatchObject({ code: 'username_taken' });
});

describe('sign-ins of many at the same moment', () => {
  it('wait for their turn, and are refused when too many wait', async () => {
    const { deps } = setUp();
    const user = await findUserByName(test.database, 'mother');
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, () => deps.passwordCheck.verify(user, 'correct horse')),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value)).toHaveLength(52);
    expect(answers.find((answer) => answer.status === 'rejected')).toMatchObject({
      reason: { code: 'too_many_requests', details: { retryAfterS: 5 } },
    });
  });

  it('do not all take as long as the slowest account of the earlier server', async () => {
    const { connection } = test;
    const slow = `pbkdf2:sha256:10000000$NaClNaCl$${'0'.repeat(64)}`;
    await connection.query(
      "INSERT INTO users (username, username_key, password) VALUES ('slow', 'slow', ?)",
      [slow],
    );
    const { deps } = setUp();
    const from = performance.now();
    expect(await deps.passwordCheck.verify(null, 'correct horse')).toBe(false);
    expect(performance.now() - from).toBeLessThan(1_500);
    await connection.query("DELETE FROM users WHERE username = 'slow'");
  });
});
