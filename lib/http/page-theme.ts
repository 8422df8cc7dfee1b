import { cookies } from 'next/headers';
import { parseTheme, THEME_COOKIE, type Theme } from '@/lib/contracts/theme';

/** How bright the page that is being made shall be. */
export async function pageTheme(): Promise<Theme> {
  return parseTheme((await cookies()).get(THEME_COOKIE)?.value);
}
