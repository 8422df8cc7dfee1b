import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, signUp, verifyCredentials } from '@/lib/auth/accounts';
import { createLeases } from '@/lib/auth/leases';
import { createPasswordCheck } from '@/lib/auth/password-check';
import { SESSION_LIFETIME_MS } from '@/lib/auth/session-cookie';
import { createSessions, type Sessions } from '@/lib/auth/sessions';
import { createSignInLimit } from '@/lib/auth/sign-in-limit';
import { AppError } from '@/lib/platform/errors';
import { createLogger } from '@/lib/platform/logger';
import { createTestClock } from '@/lib/platform/test-clock';
import type { Database } from '@/lib/store/database';
import {
  addCradle,
  addUser,
  START_LIMIT_MS,
  startTestDatabase,
  type TestDatabase,
} from '@/lib/store/test-database';
import { findUserByName, listOldPasswordMethods, type UserRow } from '@/lib/store/users';

const MINUTE = 60_000;

let test: TestDatabase;
let mother: UserRow;
beforeAll(async () => {
  test = await startTestDatabase();
  await signUp(setUp().deps, { username: 'Mother', password: 'correct horse' });
  mother = await findMother();
}, START_LIMIT_MS);
afterAll(() => test?.stop());
beforeEach(() => test.connection.query('DELETE FROM sign_in_attempts'));

function setUp() {
  const clock = createTestClock(Date.now());
  const leases = createLeases();
  const link = { isUp: true };
  // What lib/store/database.ts answers while the server is away (lib/store/outage.test.ts), without the wait.
  const database: Database = {
    ...test.database,
    get orm() {
      if (link.isUp) return test.database.orm;
      throw new AppError('database_unavailable');
    },
    async withConnection(work) {
      if (link.isUp) return test.database.withConnection(work);
      throw new AppError('database_unavailable');
    },
  };
  const sessions = createSessions({ database, leases, clock });
  const signInLimit = createSignInLimit({ database, clock });
  const passwordCheck = createPasswordCheck({ database, logger: createLogger('silent') });
  return {
    clock,
    leases,
    link,
    sessions,
    signInLimit,
    deps: { database, clock, passwordCheck, signInLimit },
  };
}

async function findMother(): Promise<UserRow> {
  const user = await findUserByName(test.database, 'mother');
  if (user === null) throw new Error('no account');
  return user;
}

async function open(sessions: Sessions, remember = false): Promise<string> {
  const token = await sessions.open(mother, { remember });
  if (token === null) throw new Error('no session');
  return token;
}

describe('a session', () => {
  it('is found by its token, ends with it, and takes its streams along', async () => {
    const { sessions, leases } = setUp();
    const token = await open(sessions);
    const session = await sessions.find(token);
    expect(session).toMatchObject({ userId: mother.id, username: 'Mother', selectedUuid: null });
    const lease = leases.open({
      tokenHash: session?.tokenHash ?? '',
      userId: mother.id,
      uuid: 'a',
      expiresAt: 9e15,
    });
    await sessions.close(token);
    expect(lease.signal.aborted).toBe(true);
    expect(await sessions.find(token)).toBeNull();
    await sessions.close(token);
  });

  it('ends the streams that were opened while its row was being removed', async () => {
    const { sessions, leases } = setUp();
    const token = await open(sessions);
    const session = await sessions.find(token);
    const closing = sessions.close(token);
    const lease = leases.open({
      tokenHash: session?.tokenHash ?? '',
      userId: mother.id,
      uuid: 'a',
      expiresAt: 9e15,
    });
    await closing;
    expect(lease.signal.aborted).toBe(true);
  });

  it.each([
    [false, SESSION_LIFETIME_MS.browser],
    [true, SESSION_LIFETIME_MS.remembered],
  ])('runs out (remembered: %s) after %i ms', async (remember, lifetime) => {
    const { sessions, clock } = setUp();
    const token = await open(sessions, remember);
    clock.advance(lifetime - 1);
    expect(await sessions.find(token)).not.toBeNull();
    clock.advance(1);
    expect(await sessions.find(token)).toBeNull();
    clock.advance(1);
    await sessions.deleteExpired();
    const [rows] = await test.connection.query('SELECT token_hash FROM sessions');
    expect(rows).toEqual([]);
  });

  it('is not in the table as its token', async () => {
    const { sessions } = setUp();
    const token = await open(sessions);
    const [rows] = await test.connection.query('SELECT * FROM sessions');
    expect(JSON.stringify(rows)).not.toContain(token);
    await sessions.close(token);
  });

  it('remembers the cradle that was looked at, as long as it is the caregiver’s', async () => {
    const { sessions } = setUp();
    const token = await open(sessions);
    const session = await sessions.find(token);
    if (session === null) throw new Error('no session');
    const id = await addCradle(test.connection, 'abc', mother.id);
    await sessions.select(session, { id, uuid: 'abc' });
    expect((await sessions.find(token))?.selectedUuid).toBe('abc');
    await test.connection.query('UPDATE agents SET user_id = NULL WHERE id = ?', [id]);
    expect((await sessions.find(token))?.selectedUuid).toBeNull();
  });
});

describe('while the database is away', () => {
  it('a session that was seen is honoured for 15 minutes', async () => {
    const { sessions, clock, link } = setUp();
    const token = await open(sessions);
    await sessions.find(token);
    link.isUp = false;
    clock.advance(15 * MINUTE - 1);
    expect(await sessions.find(token)).toMatchObject({ userId: mother.id });
    clock.advance(1);
    await expect(sessions.find(token)).rejects.toMatchObject({ code: 'database_unavailable' });
  });

  it('one that was never seen is neither there nor not there', async () => {
    const { sessions, link } = setUp();
    const token = await open(sessions);
    link.isUp = false;
    await expect(sessions.find(token)).rejects.toMatchObject({ code: 'database_unavailable' });
    await expect(sessions.find('made-up')).rejects.toMatchObject({ code: 'database_unavailable' });
  });

  it('one that was closed, or has run out, is not honoured', async () => {
    const { sessions, clock, link } = setUp();
    const [closed, expiring] = [await open(sessions), await open(sessions)];
    clock.advance(SESSION_LIFETIME_MS.browser - MINUTE);
    await Promise.all([sessions.find(closed), sessions.find(expiring)]);
    await sessions.close(closed);
    link.isUp = false;
    clock.advance(MINUTE);
    for (const token of [closed, expiring]) {
      await expect(sessions.find(token)).rejects.toMatchObject({ code: 'database_unavailable' });
    }
  });

  it('signing out ends what it can, and says that the rest has to wait', async () => {
    const { sessions, leases, link } = setUp();
    const token = await open(sessions);
    const session = await sessions.find(token);
    const lease = leases.open({
      tokenHash: session?.tokenHash ?? '',
      userId: mother.id,
      uuid: 'a',
      expiresAt: 9e15,
    });
    link.isUp = false;
    await expect(sessions.close(token)).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(lease.signal.aborted).toBe(true);
    await expect(sessions.find(token)).rejects.toMatchObject({ code: 'database_unavailable' });
  });
});

describe('another password', () => {
  const to = '$another hash';
  const back = () => test.connection.query('UPDATE users SET password = ?', [mother.password]);

  async function watchFromElsewhere({
    sessions,
    leases,
  }: Pick<ReturnType<typeof setUp>, 'sessions' | 'leases'>) {
    const [here, there] = [await sessions.find(await open(sessions)), await open(sessions)];
    const watching = await sessions.find(there);
    if (here === null || watching === null) throw new Error('no session');
    const lease = leases.open({ ...watching, uuid: 'a' });
    return { here, there, lease };
  }

  it('ends what was opened elsewhere, with its streams, and keeps what is here', async () => {
    const { sessions, leases } = setUp();
    const { here, there, lease } = await watchFromElsewhere({ sessions, leases });
    expect(await sessions.changePassword(here, { from: mother.password, to })).toBe(true);
    expect(lease.signal.aborted).toBe(true);
    expect(await sessions.find(there)).toBeNull();
    expect(await sessions.findByHash(here.tokenHash)).toMatchObject({ userId: mother.id });
    await back();
  });

  it('ends nothing, in memory neither, when the database is away or the hash is another one', async () => {
    const { sessions, leases, link } = setUp();
    const { here, there, lease } = await watchFromElsewhere({ sessions, leases });
    expect(await sessions.changePassword(here, { from: 'some other hash', to })).toBe(false);
    link.isUp = false;
    const refusal = sessions.changePassword(here, { from: mother.password, to });
    await expect(refusal).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(lease.signal.aborted).toBe(false);
    expect(await sessions.find(there)).toMatchObject({ userId: mother.id });
  });

  it('opens nothing for whoever knew the earlier one a moment ago', async () => {
    const { sessions, deps } = setUp();
    let changes = 0;
    const late = {
      ...deps,
      sessions: {
        async open(...args: Parameters<typeof sessions.open>) {
          if (changes === 0) await test.connection.query('UPDATE users SET password = ?', [to]);
          changes += 1;
          return sessions.open(...args);
        },
      },
    };
    const attempt = { username: 'mother', password: 'correct horse', address: '10.0.0.7' };
    await expect(signIn(late, attempt, { remember: false })).rejects.toMatchObject({
      code: 'credentials_wrong',
    });
    expect(changes).toBe(1);
    await back();
    expect(await signIn({ ...deps, sessions }, attempt, { remember: false })).toMatchObject({
      user: { id: mother.id, username: 'Mother' },
    });
  });
});

describe('signing in', () => {
  const home = '10.0.0.1';
  const verify = (
    deps: ReturnType<typeof setUp>['deps'],
    password: string,
    address = home,
    username = 'mother',
  ) => verifyCredentials(deps, { username, password, address });

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
