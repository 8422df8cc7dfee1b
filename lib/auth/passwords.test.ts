import { describe, expect, it } from 'vitest';
import { hashPassword, isOldHash, passwordWork, verifyPassword } from './passwords';

const PBKDF2 = 'pbkdf2:sha256:1000$NaClNaCl$0c5447c8fef936184ff4a7e6050570dc344c4e5a654710f69b4fd7e82508a568';
const SCRYPT =
  'scrypt:32768:8:1$gX3k9QwZ7LmPv2Ra$cde9731092b464f2b8a0e1617ff821a152bdcc27981b4e5b9c43f47c91e02274' +
  'a0d6ef95584a0cd31d1153c2ebb19ccd56fd332a5a064a63f68aaa6987270ba2';

const verify = (stored: string | null, password: string, oldMethods: string[] = []) =>
  verifyPassword(passwordWork, { stored, password, oldMethods });

/** The real work, written down in the order in which it is done. */
async function workOf(stored: string | null, password: string, oldMethods: string[]): Promise<string[]> {
  const done: string[] = [];
  const counting = {
    verifyArgon2: (hash: string, given: string) => {
      done.push('argon2id');
      return passwordWork.verifyArgon2(hash, given);
    },
    deriveOld: (method: string, given: string, salt: string) => {
      done.push(method);
      return passwordWork.deriveOld(method, given, salt);
    },
  };
  await verifyPassword(counting, { stored, password, oldMethods });
  return done;
}

describe('a password', () => {
  it('is kept as argon2id with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first.length).toBeLessThan(255);
    expect(second).not.toBe(first);
    expect(isOldHash(first)).toBe(false);
  });

  it('fits its own hash and no other', async () => {
    const hash = await hashPassword('암호 👶 pass');
    expect(await verify(hash, '암호 👶 pass')).toBe(true);
    expect(await verify(hash, '암호 👶 Pass')).toBe(false);
    expect(await verify(hash, '')).toBe(false);
  });

  it.each([PBKDF2, SCRYPT])('fits its hash of the earlier server and no other: %s', async (hash) => {
    expect(isOldHash(hash)).toBe(true);
    expect(await verify(hash, 'correct horse')).toBe(true);
    expect(await verify(hash, 'correct Horse')).toBe(false);
    expect(await verify(hash, '')).toBe(false);
  });

  it.each([
    ['no hash at all', null],
    ['an empty one', ''],
    ['a kind we do not know', '$2b$12$abcdefghijklmnopqrstuv'],
    ['plain text', 'correct horse'],
    ['one of today that was cut off', '$argon2id$v=19$m=19456,t=2'],
    ['the beginning of one', '$argon2id$'],
  ])('fits nothing: %s', async (_, stored) => {
    expect(await verify(stored, 'correct horse', ['pbkdf2:sha256:1000'])).toBe(false);
  });
});

describe('the work of a sign-in', () => {
  const remaining = ['pbkdf2:sha256:1000', 'scrypt:32768:8:1'];
  const today =
    '$argon2id$v=19$m=19456,t=2,p=1$c21hcnQtY3JhZGxlLWRlY295$Jl6wVh0lHkzXxLzZ0tG9b1v3S1n1YQwq1oQe1rQm2pA';

  it.each([
    ['an unknown name', null],
    ['an account of today', today],
    ['one of the earlier server', PBKDF2],
    ['another one of the earlier server', SCRYPT],
    ['one whose hash nobody can read', 'correct horse'],
  ])('is the same for %s, whether the password is right or wrong', async (_, stored) => {
    const everything = ['argon2id', ...remaining];
    expect(await workOf(stored, 'correct horse', remaining)).toEqual(everything);
    expect(await workOf(stored, 'wrong', remaining)).toEqual(everything);
  });

  it('is done for a hash of today that was cut off', async () => {
    expect(await workOf('$argon2id$v=19$m=19456,t=2', 'wrong', [])).toEqual(['argon2id', 'argon2id']);
  });

  it('is argon2id alone once no account of the earlier server is left', async () => {
    expect(await workOf(null, 'wrong', [])).toEqual(['argon2id']);
    expect(await workOf(today, 'wrong', [])).toEqual(['argon2id']);
  });
});
