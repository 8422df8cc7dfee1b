import { cookies } from 'next/headers';
import { isForm } from './request-body';

const NAME = 'just-registered';
/** From one page to the next, in s. */
const LIFETIME_S = 30;

/** Has the sign-in page greet who signed up with a plain form: before the page's script ran, or without any. */
export function greetOnNextPage(request: Request): Record<string, string> {
  if (!isForm(request)) return {};
  return { 'Set-Cookie': `${NAME}=1; Max-Age=${LIFETIME_S}; Path=/login; HttpOnly; SameSite=Lax` };
}

/** Whether the reader of this page has signed up a moment ago. */
export async function hasJustRegistered(): Promise<boolean> {
  return (await cookies()).has(NAME);
}
