/** How bright the pages are: by day, by night (dim and without blue light), or as the device has it. */
export const THEMES = ['system', 'day', 'night'] as const;
export type Theme = (typeof THEMES)[number];

/** Set by the pages and read by the server, so that no page is white for a moment before it turns dark. */
export const THEME_COOKIE = 'theme';

export function parseTheme(text: string | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? 'system';
}
