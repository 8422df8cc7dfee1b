import { cookies } from 'next/headers';
import { ASKED_PAGE_COOKIE } from '@/lib/contracts/asked-page';
import { parseAskedPage } from './asked-page';

/** The page that the reader of the sign-in page asked for before, or null. */
export async function findAskedPage(): Promise<string | null> {
  return parseAskedPage((await cookies()).get(ASKED_PAGE_COOKIE)?.value);
}
