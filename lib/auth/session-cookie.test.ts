import { expect, it } from 'vitest';
import { expiredSessionCookie, sessionCookie } from './session-cookie';

it.each([
  [{ secure: false, remember: false }, 'next-auth.session-token=tok; Path=/; HttpOnly; SameSite=Lax'],
  [
    { secure: true, remember: false },
    '__Secure-next-auth.session-token=tok; Path=/; HttpOnly; SameSite=Lax; Secure',
  ],
  [
    { secure: false, remember: true },
    'next-auth.session-token=tok; Max-Age=7776000; Path=/; HttpOnly; SameSite=Lax',
  ],
])('is written for %o', (options, text) => {
  expect(sessionCookie('tok', options)).toBe(text);
});

it('is taken back under the name and with the attributes that it was given', () => {
  expect(expiredSessionCookie({ secure: true })).toBe(
    '__Secure-next-auth.session-token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure',
  );
});
