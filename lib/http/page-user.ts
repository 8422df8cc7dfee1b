import { redirect } from 'next/navigation';
import { findCurrentSession } from '@/lib/auth/current-session';
import { getRuntime } from '@/lib/runtime/get-runtime';

export interface PageUser {
  id: number;
  username: string;
  /** The cradle the caregiver looked at last, or null. */
  selectedUuid: string | null;
}

/** Who reads the page that is being made, or null. @throws AppError `database_unavailable`. */
export async function findPageUser(): Promise<PageUser | null> {
  const { sessions, secret } = getRuntime();
  const session = await findCurrentSession(sessions, secret);
  return session && { id: session.userId, username: session.username, selectedUuid: session.selectedUuid };
}

/** The same; who is not signed in is sent to /login. */
export async function requirePageUser(): Promise<PageUser> {
  return (await findPageUser()) ?? redirect('/login');
}
