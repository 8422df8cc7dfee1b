import { THEME_COOKIE, type Theme } from '@/lib/contracts/theme';
import { setPageCookie } from './page-cookie';

/** Changes the page at once and those that follow; app/layout.tsx renders the same. */
export function applyTheme(theme: Theme): void {
  setPageCookie(THEME_COOKIE, theme);
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  const { backgroundColor } = getComputedStyle(root);
  for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    bar.content = backgroundColor;
  }
}

/** What the page looks like now, whoever chose it. */
export function isNight(): boolean {
  const { theme } = document.documentElement.dataset;
  if (theme !== undefined) return theme === 'night';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
