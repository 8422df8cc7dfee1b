import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { findCurrentSession } from '@/lib/auth/current-session';
import { isSecureRequest } from '@/lib/auth/internal-headers';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { hasErrorCode } from '@/lib/platform/errors';
import { getRuntime } from '@/lib/runtime/get-runtime';

export interface PageUser {
  id: number;
  username: string;
  /** Name of the session that reads. */
  tokenHash: string;
  /** The cradle the caregiver looked at last, or null. */
  selectedUuid: string | null;
}

/**
 * Who reads the page that is being made, or null; also null while the database cannot tell: a page for everyone is
 * shown whatever is away.
 */
export async function findPageUser(): Promise<PageUser | null> {
  try {
    return await readPageUser();
  } catch (error) {
    if (hasErrorCode(error, 'database_unavailable')) return null;
    throw error;
  }
}

/**
 * Whether a browser brings a session that is over. Who signs out takes it out of the browser: this one was ended from
 * somewhere else, or by its time, and a picture that was being watched is not any more.
 */
export async function wasSignedOut(): Promise<boolean> {
  const name = sessionCookieName(isSecureRequest(await headers()));
  if (!(await cookies()).has(name)) return false;
  try {
    return (await readPageUser()) === null;
  } catch (error) {
    if (hasErrorCode(error, 'database_unavailable')) return false;
    throw error;
  }
}

/** Who reads a parents' page; who is not signed in is sent to /login. @throws AppError `database_unavailable`. */
export async function requirePageUser(): Promise<PageUser> {
  return (await readPageUser()) ?? redirect('/login');
}

async function readPageUser(): Promise<PageUser | null> {
  const { sessions, secret } = getRuntime();
  const session = await findCurrentSession(sessions, secret);
  if (session === null) return null;
  const { userId: id, username, tokenHash, selectedUuid } = session;
  return { id, username, tokenHash, selectedUuid };
}
