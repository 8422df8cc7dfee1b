import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './passwords';

describe('a password', () => {
  it('is kept as argon2id with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first.length).toBeLessThan(255);
    expect(second).not.toBe(first);
  });

  it('fits its own hash and no other', async () => {
    const hash = await hashPassword('암호 👶 pass');
    expect(await verifyPassword(hash, '암호 👶 pass')).toBe(true);
    expect(await verifyPassword(hash, '암호 👶 Pass')).toBe(false);
    expect(await verifyPassword(hash, '')).toBe(false);
  });

  it.each([
    ['no hash at all', null],
    ['an empty one', ''],
    ['a kind we do not know', '$2b$12$abcdefghijklmnopqrstuv'],
    ['plain text', 'correct horse'],
  ])('fits nothing: %s', async (_, stored) => {
    expect(await verifyPassword(stored, 'correct horse')).toBe(false);
  });
});
