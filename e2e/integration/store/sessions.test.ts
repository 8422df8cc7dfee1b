import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePassword, signIn } from '@/lib/auth/accounts';
import { SESSION_LIFETIME_MS } from '@/lib/auth/session-cookie';
import type { Sessions } from '@/lib/auth/sessions';
import { type AccountParts, createAccountParts, openSession, startAccounts } from '@/lib/auth/test-accounts';
import { addCradle, START_LIMIT_MS, type TestDatabase } from '@/lib/store/test-database';
import type { UserRow } from '@/lib/store/users';

const MINUTE = 60_000;

let test: TestDatabase;
let mother: UserRow;
beforeAll(async () => {
  ({ test, mother } = await startAccounts());
}, START_LIMIT_MS);
afterAll(() => test?.stop());

const setUp = () => createAccountParts(test);
const open = (sessions: Sessions, remember = false) => openSession(sessions, mother, remember);

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

  async function watchFromElsewhere({ sessions, leases }: Pick<AccountParts, 'sessions' | 'leases'>) {
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

  it('is refused to who is signed out meanwhile as to a stranger, not for a wrong password', async () => {
    const { sessions, deps } = setUp();
    const token = await open(sessions);
    const session = await sessions.find(token);
    if (session === null) throw new Error('no session');
    await sessions.close(token);
    const passwords = { current: 'correct horse', next: 'a better password' };
    const change = changePassword({ ...deps, sessions }, { session, ...passwords, address: '10.0.0.8' });
    await expect(change).rejects.toMatchObject({ code: 'unauthorized' });
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
