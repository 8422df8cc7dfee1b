import type { IncomingMessage, ServerResponse } from 'node:http';
import { ASKED_PAGE_COOKIE } from '@/lib/contracts/asked-page';
import { OPEN_PAGE_PATHS, PAGE_PATHS } from '@/lib/contracts/calls';
import { createCallTable } from './call-table';

/** As long as it takes to find a password at night, in s. */
const LIFETIME_S = 600;
const MOST_CHARACTERS = 500;
const BASE = 'http://page.invalid';
const OPEN = new Set<string>(OPEN_PAGE_PATHS);
const PARENTS_PAGES = createCallTable(
  [],
  PAGE_PATHS.filter((path) => !OPEN.has(path)),
);

/** A parents' page of our own, with its query; null for everything else, above all for what a browser takes elsewhere. */
export function parseAskedPage(text: string | undefined): string | null {
  if (text === undefined || text.length > MOST_CHARACTERS || !/^\/[^/\\]/.test(text)) return null;
  if (!URL.canParse(text, BASE)) return null;
  const { origin, pathname, search } = new URL(text, BASE);
  return origin === BASE && PARENTS_PAGES.find(pathname) !== null ? pathname + search : null;
}

/**
 * Keeps what was asked for when the answer is to sign in first, as after a tap on a notification. In a cookie: where
 * the answer leads is part of the interface (CONTRACT §1).
 */
export function rememberAskedPage({ url }: IncomingMessage, response: ServerResponse): void {
  const page = parseAskedPage(url);
  // That is where who signs in goes anyway, or to the first steps.
  if (page === null || page === '/dashboard') return;
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    if (this.getHeader('Location') === '/login') this.appendHeader('Set-Cookie', cookieOf(page));
    return writeHead.apply(this, head);
  } as typeof writeHead;
}

/** The page itself ends it, so that the next one to sign in here is not sent there as well. */
function cookieOf(page: string): string {
  return `${ASKED_PAGE_COOKIE}=${encodeURIComponent(page)}; Max-Age=${LIFETIME_S}; Path=/login; SameSite=Lax`;
}
