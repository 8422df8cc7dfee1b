import { redirect } from 'next/navigation';
import { findCurrentSession } from '@/lib/auth/current-session';
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
