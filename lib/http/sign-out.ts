import { cookies } from 'next/headers';
import { expiredSessionCookie, sessionCookieName } from '@/lib/auth/session-cookie';
import type { Runtime } from '@/lib/runtime/runtime';

/** Ends the session of the request on the server, and with it its streams. @returns headers that end the cookie. */
export async function signOut({
  runtime,
  secure,
}: {
  runtime: Runtime;
  secure: boolean;
}): Promise<Record<string, string>> {
  const token = (await cookies()).get(sessionCookieName(secure))?.value;
  if (token) await runtime.sessions.close(token);
  return { 'Set-Cookie': expiredSessionCookie({ secure }) };
}

/** Browsers and Next fetch links ahead of a click; that must end nobody's session. */
export function isPrefetch({ headers }: Request): boolean {
  const purpose = `${headers.get('purpose')} ${headers.get('sec-purpose')} ${headers.get('x-moz')}`;
  return purpose.includes('prefetch') || headers.has('next-router-prefetch');
}
