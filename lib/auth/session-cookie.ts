const NAME = 'next-auth.session-token';
const DAY_S = 86_400;

/** How long the server honours a session, in ms: of a browser that is not closed, and one told to stay. */
export const SESSION_LIFETIME_MS = { browser: 30 * DAY_S * 1000, remembered: 90 * DAY_S * 1000 } as const;

export function sessionCookieName(secure: boolean): string {
  return secure ? `__Secure-${NAME}` : NAME;
}

/** Set-Cookie for a new session. It ends with the browser unless the parent asked to stay signed in. */
export function sessionCookie(
  token: string,
  { secure, remember }: { secure: boolean; remember: boolean },
): string {
  const maxAge = remember ? `; Max-Age=${SESSION_LIFETIME_MS.remembered / 1000}` : '';
  return `${sessionCookieName(secure)}=${token}${maxAge}${attributes(secure)}`;
}

/** Set-Cookie that takes the session from the browser. */
export function expiredSessionCookie({ secure }: { secure: boolean }): string {
  return `${sessionCookieName(secure)}=; Max-Age=0${attributes(secure)}`;
}

function attributes(secure: boolean): string {
  return `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
